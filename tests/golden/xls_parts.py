"""Binary workbooks (.xls) put together record by record, byte for byte the same each time. Needs Python alone."""
import struct

BIFF5, BIFF8 = 0x0500, 0x0600


def record(kind, content=b""):
    return struct.pack("<HH", kind, len(content)) + content


def compound(stream_name, stream):
    """A compound file of one stream: its table of sectors, its directory, then the stream."""
    count = -(-max(len(stream), 4096) // 512)
    end, free = 0xFFFFFFFE, 0xFFFFFFFF
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<IIIIIIIII", 1, 1, 0, 4096, end, 0, end, 0, 0) + struct.pack("<I", free) * 108
    table = [0xFFFFFFFD, end] + list(range(3, 2 + count)) + [end]
    sectors = b"".join(struct.pack("<I", sector) for sector in table + [free] * (128 - len(table)))

    def entry(name, kind, child, start, size):
        text = (name + "\0").encode("utf-16-le")
        return (text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1) + struct.pack("<III", free, free, child)
                + bytes(36) + struct.pack("<IQ", start, size))

    directory = entry("Root Entry", 5, 1, end, 0) + entry(stream_name, 2, free, 2, count * 512)
    return header + sectors + directory.ljust(512, b"\0") + stream.ljust(count * 512, b"\0")


def begin(version, kind):
    """BOF: 5 of the workbook, 0x10 of a sheet."""
    return record(0x0809, struct.pack("<HHHHII", version, kind, 0, 0, 0, 0)[:16 if version == BIFF8 else 8])


def dimensions(version, rows, columns):
    """DIMENSIONS, with which a sheet begins: the rows and columns in use."""
    return record(0x0200, struct.pack("<IIHHH" if version == BIFF8 else "<HHHHH", 0, rows, 0, columns, 0))


def wide(text):
    """A text of BIFF8 behind its length: the byte of flags, then letters of two bytes."""
    return b"\x01" + text.encode("utf-16-le")


def font():
    return record(0x0031, struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + b"\x05\x00Arial")


def number_format(version, number, code):
    length = struct.pack("<H", len(code)) if version == BIFF8 else struct.pack("<B", len(code))
    letters = wide(code) if version == BIFF8 else code.encode("cp874")
    return record(0x041E, struct.pack("<H", number) + length + letters)


def cell_format(version, number):
    """XF: the first is the style that the others go back to."""
    return record(0x00E0, struct.pack("<HHH", 0, number, 0x0001) + bytes(14 if version == BIFF8 else 10))


def at(row, column, form=0):
    """What every cell begins with, rows and columns from 0."""
    return struct.pack("<HHH", row, column, form)


def number(row, column, value, form=0):
    return record(0x0203, at(row, column, form) + struct.pack("<d", value))


def rk(value):
    """30 bits of a whole number, a hundred times the value where it has decimals."""
    return value * 4 + 2 if isinstance(value, int) else round(value * 100) * 4 + 3


def short_number(row, column, value, form=0):
    return record(0x027E, at(row, column, form) + struct.pack("<i", rk(value)))


def short_numbers(row, column, values):
    """MULRK: short numbers side by side."""
    cells = b"".join(struct.pack("<Hi", 0, rk(value)) for value in values)
    return record(0x00BD, struct.pack("<HH", row, column) + cells + struct.pack("<H", column + len(values) - 1))


def boolean(row, column, value):
    return record(0x0205, at(row, column) + bytes([value, 0]))


def error(row, column, code):
    return record(0x0205, at(row, column) + bytes([code, 1]))


def shared_text(row, column, index):
    return record(0x00FD, at(row, column) + struct.pack("<I", index))


def old_text(row, column, text, kind=0x0204, tail=b""):
    letters = text.encode("cp874")
    return record(kind, at(row, column) + struct.pack("<H", len(letters)) + letters + tail)


def formula(row, column, result, tokens, form=0):
    return record(0x0006, at(row, column, form) + result + struct.pack("<HIH", 0, 0, len(tokens)) + tokens)


def text_formula(version, row, column, text):
    """A formula that is its own text, and the text behind it as its result."""
    letters = wide(text) if version == BIFF8 else text.encode("cp874")
    tokens = b"\x17" + struct.pack("<B", len(text)) + letters
    return formula(row, column, bytes(6) + b"\xff\xff", tokens) + record(0x0207, struct.pack("<H", len(text)) + letters)


def stream(version, heads, sheets):
    """The stream of a workbook: `heads` are its own records, `sheets` are (name, records, visibility)."""
    def listed(name, place, visibility):
        letters = wide(name) if version == BIFF8 else name.encode("cp874")
        return record(0x0085, struct.pack("<IBBB", place, visibility, 0, len(name)) + letters)

    whole = begin(version, 5) + heads
    place = len(whole) + sum(len(listed(name, 0, seen)) for name, _, seen in sheets) + 4
    bodies = b""
    rows = 0x10000 if version == BIFF8 else 0x4000
    for name, records, seen in sheets:
        whole += listed(name, place + len(bodies), seen)
        bodies += begin(version, 0x10) + dimensions(version, rows, 256) + records + record(0x0A)
    return whole + record(0x0A) + bodies
