"""One widget for each field type of a pack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from plans.pack.models import FieldSpec, FieldType
from widgets.forms.choice_field import ChoiceField, ReferenceField, YesNoField
from widgets.forms.date_field import DateField
from widgets.forms.field import Field, FieldChanged, FieldSubmitted
from widgets.forms.line_field import LineField, OrderField, PhoneField
from widgets.forms.text_area_field import ListField, LongField

__all__ = [
    "ChoiceField",
    "DateField",
    "Field",
    "FieldChanged",
    "FieldSubmitted",
    "LineField",
    "ListField",
    "LongField",
    "OrderField",
    "PhoneField",
    "ReferenceField",
    "YesNoField",
    "field_for",
]

_SIMPLE: dict[FieldType, Callable[..., Field]] = {
    FieldType.YES_NO: YesNoField,
    FieldType.PHONE: PhoneField,
    FieldType.LIST: ListField,
    FieldType.ORDER: OrderField,
}


def field_for(
    spec: FieldSpec,
    value: Any = None,
    references: Sequence[tuple[str, str]] = (),
    today: Callable[[], date] = date.today,
) -> Field:
    """The widget that writes one field.

    Args:
        spec: The field, as the pack describes it.
        value: What it holds.
        references: Id and words of what it may point to.
        today: Which day it is where "tomorrow" is typed.

    Words in a text field wrap, so that both people at the table see all of them; Enter goes on.
    """
    make: Callable[..., Field]
    match spec.type:
        case FieldType.CHOICE:
            make = partial(ChoiceField, [(choice, choice) for choice in spec.choices])
        case FieldType.REFERENCE:
            make = partial(ReferenceField, references)
        case FieldType.TEXT:
            make = partial(LongField, most_rows=4, submit_on_enter=True)
        case FieldType.LONG:
            make = partial(LongField, most_rows=8)
        case FieldType.DATE:
            make = partial(DateField, today=today, when=spec.when)
        case _:
            make = _SIMPLE[spec.type]
    return make(value, label=spec.label, hint=spec.hint, name=spec.name)
