"""A real server of the chat API: llama.cpp's, with a tiny model of random weights, written here.

    llama-server.py FOLDER      prints the address, serves until its standard input ends

The model cannot think, but it is held to a schema like any other. Of what the schema allows, it prefers what ends the
answer, so that it ends: one label, of the id 0.
"""
import os
import random
import struct
import sys

WIDTH, HIDDEN, HEADS, CONTEXT = 32, 64, 2, 16384
TOKENS = ["<unk>", "<s>", "</s>"] + [f"<0x{byte:02X}>" for byte in range(256)]
# From the most liked; all other bytes are liked at random, and spaces least.
LIKED, DISLIKED = b"{]},:0", b" \n\t-"


def text(value):
    data = value.encode()
    return struct.pack("<Q", len(data)) + data


def array(kind, values, pack):
    return 9, struct.pack("<IQ", kind, len(values)) + b"".join(pack(value) for value in values)


def number(value):
    return 4, struct.pack("<I", value)


def liking(token):
    byte = token - 3
    if byte < 0 or byte in DISLIKED:
        return -100.0
    return 80.0 - 8 * LIKED.index(byte) if byte in LIKED else 0.0


def tensors():
    some = random.Random(7)

    def noise(columns, rows):
        return [some.gauss(0, 0.3) for _ in range(columns * rows)]

    # The first number of each token is large, and so a constant from which the output takes what it likes.
    embedding, output = noise(WIDTH, len(TOKENS)), noise(WIDTH, len(TOKENS))
    for token in range(len(TOKENS)):
        embedding[token * WIDTH] = 10.0
        output[token * WIDTH] = liking(token)
    yield "token_embd.weight", [WIDTH, len(TOKENS)], embedding
    yield "output.weight", [WIDTH, len(TOKENS)], output
    for name in ("output_norm", "blk.0.attn_norm", "blk.0.ffn_norm"):
        yield name + ".weight", [WIDTH], [1.0] * WIDTH
    for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
        yield f"blk.0.{name}.weight", [WIDTH, WIDTH], noise(WIDTH, WIDTH)
    yield "blk.0.ffn_gate.weight", [WIDTH, HIDDEN], noise(WIDTH, HIDDEN)
    yield "blk.0.ffn_up.weight", [WIDTH, HIDDEN], noise(WIDTH, HIDDEN)
    yield "blk.0.ffn_down.weight", [HIDDEN, WIDTH], noise(HIDDEN, WIDTH)


def write_model(path):
    kinds = [2, 3, 3] + [6] * 256
    settings = {
        "general.architecture": (8, text("llama")),
        "llama.context_length": number(CONTEXT),
        "llama.embedding_length": number(WIDTH),
        "llama.feed_forward_length": number(HIDDEN),
        "llama.block_count": number(1),
        "llama.attention.head_count": number(HEADS),
        "llama.attention.layer_norm_rms_epsilon": (6, struct.pack("<f", 1e-5)),
        "tokenizer.ggml.model": (8, text("llama")),
        "tokenizer.ggml.tokens": array(8, TOKENS, text),
        "tokenizer.ggml.scores": array(6, [0.0] * len(TOKENS), lambda value: struct.pack("<f", value)),
        "tokenizer.ggml.token_type": array(5, kinds, lambda value: struct.pack("<i", value)),
        # The grammar is checked against the prompt's own end, to which a space in front would be strange.
        "tokenizer.ggml.add_space_prefix": (7, b"\0"),
        "tokenizer.ggml.unknown_token_id": number(0),
        "tokenizer.ggml.bos_token_id": number(1),
        "tokenizer.ggml.eos_token_id": number(2),
    }
    head, data = b"", b""
    for name, (kind, value) in settings.items():
        head += text(name) + struct.pack("<I", kind) + value
    parts = list(tensors())
    for name, shape, values in parts:
        head += text(name) + struct.pack("<I", len(shape)) + b"".join(struct.pack("<Q", size) for size in shape)
        head += struct.pack("<IQ", 0, len(data))
        data += struct.pack(f"<{len(values)}f", *values)
        data += bytes(-len(data) % 32)
    head = b"GGUF" + struct.pack("<IQQ", 3, len(parts), len(settings)) + head
    with open(path, "wb") as file:
        file.write(head + bytes(-len(head) % 32) + data)


def main():
    import xllamacpp

    model = os.path.join(sys.argv[1], "tiny.gguf")
    write_model(model)
    settings = xllamacpp.CommonParams()
    settings.model.path = model
    settings.model_alias = {"tiny"}
    settings.hostnames = ["127.0.0.1"]
    settings.port = 0
    settings.n_ctx = CONTEXT
    settings.n_parallel = 1
    settings.n_predict = 512
    settings.cpuparams.n_threads = 1
    settings.warmup = False
    server = xllamacpp.Server(settings)
    print(server.listening_address, flush=True)
    sys.stdin.read()
    os._exit(0)


main()
