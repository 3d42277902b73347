-- Generated from `Sources/Warehouse/Schema`; `CYCLORAMA_UPDATE_DOCS=1 swift test --filter SchemaScript` writes it anew.
--
-- What `cyclorama load` makes in MariaDB. In MySQL the collation is utf8mb4_0900_bin, which means the same: texts are
-- equal where their bytes are. A partitioned table has one partition a day, named by it; the day here stands for all.
-- `row_no` tells apart rows that nothing else does; it is invisible to `SELECT *`. Behind the columns of mart_customer
-- follow the seconds by app, as docs/DATA_DICTIONARY.md says.

-- One app of the service.
CREATE TABLE `dim_app` (
  `app_id` BIGINT NOT NULL,
  `category` VARCHAR(191) NOT NULL,
  `app_name` VARCHAR(768) NOT NULL,
  `app_total_duration` BIGINT NOT NULL,
  `app_total_active_contracts` BIGINT NOT NULL,
  PRIMARY KEY (`app_id`),
  UNIQUE KEY `app_name` (`app_name`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- One customer.
CREATE TABLE `dim_contract` (
  `contract_id` BIGINT NOT NULL,
  `contract` VARCHAR(768) NOT NULL,
  `total_device` BIGINT NOT NULL,
  `recency` INT NOT NULL,
  `frequency` BIGINT NOT NULL,
  `contract_total_duration` BIGINT NOT NULL,
  `recency_score` INT NOT NULL,
  `frequency_score` INT NOT NULL,
  `duration_score` INT NOT NULL,
  PRIMARY KEY (`contract_id`),
  UNIQUE KEY `contract` (`contract`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- One device.
CREATE TABLE `dim_device` (
  `device_id` BIGINT NOT NULL,
  `mac` VARCHAR(768) NOT NULL,
  PRIMARY KEY (`device_id`),
  UNIQUE KEY `mac` (`mac`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- One accepted input row; within a day ordered by contract_id.
CREATE TABLE `fact_usage` (
  `app_id` BIGINT NOT NULL,
  `contract_id` BIGINT NOT NULL,
  `device_id` BIGINT NOT NULL,
  `total_duration` BIGINT NOT NULL,
  `event_date` DATE NOT NULL,
  `row_no` INT UNSIGNED NOT NULL DEFAULT 0 INVISIBLE,
  PRIMARY KEY (`contract_id`, `event_date`, `row_no`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
PARTITION BY LIST COLUMNS (`event_date`) (
  PARTITION p20220401 VALUES IN ('2022-04-01')
);

-- The headline figures; one row.
CREATE TABLE `mart_kpi` (
  `as_of` DATE NOT NULL,
  `first_day` DATE NOT NULL,
  `last_day` DATE NOT NULL,
  `days_loaded` BIGINT NOT NULL,
  `apps` BIGINT NOT NULL,
  `contracts` BIGINT NOT NULL,
  `devices` BIGINT NOT NULL,
  `usage_rows` BIGINT NOT NULL,
  `total_duration` BIGINT NOT NULL,
  `average_recency` DOUBLE NOT NULL,
  `average_frequency` DOUBLE NOT NULL,
  `average_duration` DOUBLE NOT NULL,
  `average_devices` DOUBLE NOT NULL,
  PRIMARY KEY (`as_of`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- One loaded day.
CREATE TABLE `mart_daily` (
  `event_date` DATE NOT NULL,
  `usage_rows` BIGINT NOT NULL,
  `active_contracts` BIGINT NOT NULL,
  `total_duration` BIGINT NOT NULL,
  PRIMARY KEY (`event_date`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- One app, most watched first.
CREATE TABLE `mart_app_leaderboard` (
  `rank` BIGINT NOT NULL,
  `app_name` VARCHAR(768) NOT NULL,
  `category` VARCHAR(191) NOT NULL,
  `total_duration` BIGINT NOT NULL,
  `duration_share` DOUBLE NOT NULL,
  `active_contracts` BIGINT NOT NULL,
  `contract_share` DOUBLE NOT NULL,
  PRIMARY KEY (`rank`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- One channel type, most users first.
CREATE TABLE `mart_channel_type` (
  `category` VARCHAR(191) NOT NULL,
  `apps` BIGINT NOT NULL,
  `app_share` DOUBLE NOT NULL,
  `active_contracts` BIGINT NOT NULL,
  `contract_share` DOUBLE NOT NULL,
  `total_duration` BIGINT NOT NULL,
  `duration_share` DOUBLE NOT NULL,
  PRIMARY KEY (`category`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- One bar of a distribution of customers.
CREATE TABLE `mart_distribution` (
  `measure` VARCHAR(191) NOT NULL,
  `bucket` BIGINT NOT NULL,
  `label` VARCHAR(768) NOT NULL,
  `low` BIGINT NOT NULL,
  `high` BIGINT NOT NULL,
  `contracts` BIGINT NOT NULL,
  `total_duration` BIGINT NOT NULL,
  PRIMARY KEY (`measure`, `bucket`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- One score of one measure.
CREATE TABLE `mart_score` (
  `measure` VARCHAR(191) NOT NULL,
  `score` INT NOT NULL,
  `cut_1` BIGINT NOT NULL,
  `cut_2` BIGINT NOT NULL,
  `cut_3` BIGINT NOT NULL,
  `contracts` BIGINT NOT NULL,
  `total_duration` BIGINT NOT NULL,
  `degenerate` VARCHAR(768) NOT NULL,
  PRIMARY KEY (`measure`, `score`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- One customer's scores and segment as of a date; earlier dates are kept.
CREATE TABLE `mart_rfm` (
  `contract_id` BIGINT NOT NULL,
  `recency_score` INT NOT NULL,
  `frequency_score` INT NOT NULL,
  `duration_score` INT NOT NULL,
  `segment` VARCHAR(191) NOT NULL,
  `as_of` DATE NOT NULL,
  PRIMARY KEY (`contract_id`, `as_of`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
PARTITION BY LIST COLUMNS (`as_of`) (
  PARTITION p20220401 VALUES IN ('2022-04-01')
);

-- One segment as of a date; earlier dates are kept.
CREATE TABLE `mart_segment` (
  `segment` VARCHAR(191) NOT NULL,
  `contracts` BIGINT NOT NULL,
  `total_duration` BIGINT NOT NULL,
  `as_of` DATE NOT NULL,
  PRIMARY KEY (`segment`, `as_of`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
PARTITION BY LIST COLUMNS (`as_of`) (
  PARTITION p20220401 VALUES IN ('2022-04-01')
);

-- One cell of the recency × duration grid.
CREATE TABLE `mart_rfm_grid` (
  `recency_score` INT NOT NULL,
  `duration_score` INT NOT NULL,
  `segment` VARCHAR(191) NOT NULL,
  `contracts` BIGINT NOT NULL,
  `total_duration` BIGINT NOT NULL,
  PRIMARY KEY (`recency_score`, `duration_score`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- One customer: the profile in one row, followed by one column `seconds_<app>` for each app (the 32 most watched; further ones are summed in `seconds_other_apps`).
CREATE TABLE `mart_customer` (
  `contract_id` BIGINT NOT NULL,
  `contract` VARCHAR(768) NOT NULL,
  `segment` VARCHAR(191) NOT NULL,
  `total_device` BIGINT NOT NULL,
  `days_active` BIGINT NOT NULL,
  `first_day` DATE NOT NULL,
  `last_day` DATE NOT NULL,
  `favourite_app` VARCHAR(768) NOT NULL,
  `total_duration` BIGINT NOT NULL,
  PRIMARY KEY (`contract_id`),
  UNIQUE KEY `contract` (`contract`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- One customer's lately: one row for each of dim_contract, in its order.
CREATE TABLE `mart_activity` (
  `contract_id` BIGINT NOT NULL,
  `usual_gap` DOUBLE NOT NULL,
  `last_7_days` BIGINT NOT NULL,
  `previous_7_days` BIGINT NOT NULL,
  `recent_hours` BIGINT NOT NULL,
  `apps` BIGINT NOT NULL,
  PRIMARY KEY (`contract_id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- One device of one customer; ordered by contract_id.
CREATE TABLE `mart_contract_device` (
  `contract_id` BIGINT NOT NULL,
  `device_id` BIGINT NOT NULL,
  PRIMARY KEY (`contract_id`, `device_id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- One search with a user and a keyword.
CREATE TABLE `fact_search` (
  `user_id` VARCHAR(768) NOT NULL,
  `keyword` VARCHAR(768) NOT NULL,
  `event` VARCHAR(191) NOT NULL,
  `platform` VARCHAR(191) NOT NULL,
  `network_type` VARCHAR(191) NOT NULL,
  `searched_at` DATETIME(3) NOT NULL,
  `event_date` DATE NOT NULL,
  `row_no` INT UNSIGNED NOT NULL DEFAULT 0 INVISIBLE,
  PRIMARY KEY (`event_date`, `row_no`),
  KEY `user_id` (`user_id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
PARTITION BY LIST COLUMNS (`event_date`) (
  PARTITION p20220401 VALUES IN ('2022-04-01')
);

-- One user with a search in one of two months: the earlier month is t6, the later one t7, whichever they are.
CREATE TABLE `fact_trending_change` (
  `user_id` VARCHAR(768) NOT NULL,
  `most_search_t6` VARCHAR(768),
  `category_t6` VARCHAR(191),
  `most_search_t7` VARCHAR(768),
  `category_t7` VARCHAR(191),
  `trending_type` VARCHAR(191) NOT NULL,
  `previous` VARCHAR(768) NOT NULL,
  PRIMARY KEY (`user_id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- One keyword that is some user's top search.
CREATE TABLE `mart_keyword_genre` (
  `keyword` VARCHAR(768) NOT NULL,
  `display` VARCHAR(768) NOT NULL,
  `genre` VARCHAR(191),
  `confidence` DOUBLE NOT NULL,
  `source` VARCHAR(191) NOT NULL,
  PRIMARY KEY (`keyword`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- One of the two months compared, the earlier first.
CREATE TABLE `mart_search_month` (
  `month` VARCHAR(191) NOT NULL,
  `days` BIGINT NOT NULL,
  `searches` BIGINT NOT NULL,
  `quits` BIGINT NOT NULL,
  `users` BIGINT NOT NULL,
  `keywords` BIGINT NOT NULL,
  PRIMARY KEY (`month`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- One genre, most users first.
CREATE TABLE `mart_search_genre` (
  `genre` VARCHAR(191) NOT NULL,
  `users_t6` BIGINT NOT NULL,
  `users_t7` BIGINT NOT NULL,
  `share_t6` DOUBLE NOT NULL,
  `share_t7` DOUBLE NOT NULL,
  PRIMARY KEY (`genre`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Users of both months by the genres of their top searches.
CREATE TABLE `mart_search_transition` (
  `genre_t6` VARCHAR(191) NOT NULL,
  `genre_t7` VARCHAR(191) NOT NULL,
  `users` BIGINT NOT NULL,
  PRIMARY KEY (`genre_t6`, `genre_t7`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- One keyword that is among the most searched of a month, or among those that rose or fell the most.
CREATE TABLE `mart_search_keyword` (
  `keyword` VARCHAR(768) NOT NULL,
  `genre` VARCHAR(191),
  `searches_t6` BIGINT NOT NULL,
  `searches_t7` BIGINT NOT NULL,
  `daily_change` DOUBLE NOT NULL,
  PRIMARY KEY (`keyword`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Searches of one platform or one network type.
CREATE TABLE `mart_search_breakdown` (
  `dimension` VARCHAR(191) NOT NULL,
  `value` VARCHAR(191) NOT NULL,
  `searches_t6` BIGINT NOT NULL,
  `searches_t7` BIGINT NOT NULL,
  `quits_t6` BIGINT NOT NULL,
  `quits_t7` BIGINT NOT NULL,
  PRIMARY KEY (`dimension`, `value`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
