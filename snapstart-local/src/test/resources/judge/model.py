"""Holds an answer against botocore's service model: every member must be known, of its type, and allowed."""

problems = []

TYPES = {
    "string": str, "integer": int, "long": int, "boolean": bool, "double": (int, float),
    "float": (int, float), "timestamp": (str, int, float), "structure": dict, "map": dict,
    "list": list, "blob": str,
}


def check(shape, value, where):
    if not isinstance(value, TYPES[shape.type_name]):
        problems.append(f"{where}: {value!r} is no {shape.type_name}")
    elif shape.type_name == "structure":
        known = {m.serialization.get("name", n): m for n, m in shape.members.items()}
        for name, member in value.items():
            if name not in known:
                problems.append(f"{where}.{name} is not in the model")
            else:
                check(known[name], member, f"{where}.{name}")
        for name in shape.required_members:
            # A function without code signing has no ARN to answer with.
            wire = shape.members[name].serialization.get("name", name)
            if wire not in value and name != "CodeSigningConfigArn":
                problems.append(f"{where}.{name} is required by the model")
    elif shape.type_name == "list":
        for i, member in enumerate(value):
            check(shape.member, member, f"{where}[{i}]")
    elif shape.type_name == "map":
        for key, member in value.items():
            check(shape.value, member, f"{where}[{key}]")
    elif shape.type_name == "string" and getattr(shape, "enum", None):
        # AWS itself sends "Creating" as a LastUpdateStatusReasonCode, outside of its own enum.
        if value not in shape.enum and not (value == "Creating" and "LastUpdate" in where):
            problems.append(f"{where}: {value!r} is not one of {shape.enum}")
