"""What the generators of formats/ and reading/ share: workbooks written part by part, so that each byte is known. Python
alone, the same bytes each time."""
import io
import struct
import zipfile
import zlib

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def zipped(parts):
    """A zip of these (name, text or bytes), always of one date."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def zip64(parts):
    """A zip whose sizes and places stand in the 64-bit extra fields, as programs write that stream their output."""
    out, directory = bytearray(), bytearray()
    for name, text in parts:
        content = text.encode()
        far, wide = 0xFFFFFFFF, struct.pack("<HHQQ", 1, 16, len(content), len(content))
        common = struct.pack("<HHHHHIIIH", 45, 0, 0, 0, 0x21, zlib.crc32(content), far, far, len(name))
        place = len(out)
        out += b"PK\x03\x04" + common + struct.pack("<H", len(wide)) + name.encode() + wide + content
        wide = struct.pack("<HHQQQ", 1, 24, len(content), len(content), place)
        directory += b"PK\x01\x02" + struct.pack("<H", 45) + common
        directory += struct.pack("<HHHHII", len(wide), 0, 0, 0, 0, far) + name.encode() + wide
    start = len(out)
    out += directory
    end = len(out)
    count = len(parts)
    out += b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count, len(directory), start)
    out += b"PK\x06\x07" + struct.pack("<IQI", 0, end, 1)
    out += b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return bytes(out)


def workbook(rows, strings="", styles="", properties="", main=MAIN, office=OFFICE):
    """The parts of a workbook of one sheet `S`; parts left empty are left out."""
    listed = [("worksheet", "worksheets/sheet1.xml")]
    listed += [("sharedStrings", "sharedStrings.xml")] if strings else []
    listed += [("styles", "styles.xml")] if styles else []
    relations = "".join(
        f'<Relationship Id="r{i}" Type="{office}/{kind}" Target="{target}"/>' for i, (kind, target) in enumerate(listed)
    )
    spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    part_types = [("workbook", "sheet.main")] + [(target[:-4], kind) for kind, target in listed]
    types = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{spreadsheet}.{kind}+xml"/>' for name, kind in part_types
    )
    parts = [
        ("[Content_Types].xml", f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
                                f'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{types}</Types>'),
        ("_rels/.rels", f'{HEAD}<Relationships xmlns="{PACKAGE}"><Relationship Id="r0" Type="{office}/officeDocument" '
                        f'Target="xl/workbook.xml"/></Relationships>'),
        ("xl/workbook.xml", f'{HEAD}<workbook xmlns="{main}" xmlns:r="{office}">{properties}<sheets>'
                            f'<sheet name="S" sheetId="1" r:id="r0"/></sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", f'{HEAD}<Relationships xmlns="{PACKAGE}">{relations}</Relationships>'),
        ("xl/worksheets/sheet1.xml",
         f'{HEAD}<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'),
    ]
    parts += [("xl/sharedStrings.xml", f'{HEAD}<sst xmlns="{main}">{strings}</sst>')] if strings else []
    parts += [("xl/styles.xml", f'{HEAD}<styleSheet xmlns="{main}">{styles}</styleSheet>')] if styles else []
    return parts


def styles_of(*codes):
    """Cell format 0 is General; 1, 2 … have these number formats."""
    formats = "".join(f'<numFmt numFmtId="{170 + i}" formatCode="{code}"/>' for i, code in enumerate(codes))
    cells = "".join(f'<xf numFmtId="{170 + i}"/>' for i in range(len(codes)))
    return f'<numFmts>{formats}</numFmts><cellXfs><xf numFmtId="0"/>{cells}</cellXfs>'
