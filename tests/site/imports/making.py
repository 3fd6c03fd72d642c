"""Tables as offices paste them, and the steps from a paste to a preview."""

from caunoi_web.imports.models import ImportBatch, ImportRow
from caunoi_web.imports.services.beginning import begin_import, begin_pasted
from caunoi_web.imports.services.preparing import map_columns

AGREEMENTS = """STT\tSố văn bản\tĐối tác\tQuốc gia\tLoại văn bản\tNgày ký\tHiệu lực đến\tNội dung
1\t12/MOU\tTrường Đại học Canberra\tAustralia\tMOU\t27/10/2022\t27/10/2027\tTrao đổi sinh viên
2\t13/MOU\tTập đoàn HCL\tẤn Độ\tMOA\t1/11/2021\t1/11/2024\tTài trợ phòng lab
"""
PARTNERS = """Tên đối tác\tTên tiếng Anh\tLoại\tQuốc gia\tWebsite
Trường Đại học Canberra\tUniversity of Canberra\tTrường đại học\tÚc\twww.canberra.edu.au
Viện NICT\tNICT\tViện nghiên cứu\tNhật Bản\t
"""


def pasted(actor, text=AGREEMENTS, kind="agreements", mapping=None) -> ImportBatch:
    """A pasted table with its preview; what the headings do not say is left out."""
    batch = begin_pasted(actor=actor, kind=kind, text=text)
    return previewed(actor, batch, mapping)


def uploaded(actor, name, data, kind="agreements", mapping=None) -> ImportBatch:
    """The same of a file."""
    return previewed(actor, begin_import(actor=actor, kind=kind, name=name, data=data), mapping)


def previewed(actor, batch, mapping=None) -> ImportBatch:
    """The preview, columns mapped as guessed unless said otherwise."""
    said = mapping or [code or "-" for code in batch.mapping]
    return map_columns(actor=actor, batch=batch, mapping=said)


def verdicts(batch) -> list[str]:
    """What the preview says of each row, in their order."""
    return list(batch.rows.order_by("position").values_list("verdict", flat=True))


def row_of(batch, place=0) -> ImportRow:
    """One row of the preview."""
    return batch.rows.order_by("position")[place]


def fault_codes(row) -> list[str]:
    """The faults of a row, as codes."""
    return [fault["code"] for fault in row.faults]
