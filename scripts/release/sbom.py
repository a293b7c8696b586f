"""The list of what a release is made of, in the form of SPDX 2.3."""

import hashlib
import json
import re
from datetime import datetime, timezone

from .licenses import identifier
from .linked import Component


def document(
    name: str, version: str, releases: str, time: int, binary: bytes, components: list[Component]
) -> str:
    """The SPDX document of a release, in JSON. The same input gives the same text.

    `name` is the name of the release's folder, `releases` the address below which releases are, `time` the seconds of the
    commit."""
    packages = [
        {
            "name": "sitegen",
            "SPDXID": "SPDXRef-sitegen",
            "versionInfo": version,
            "downloadLocation": f"{releases}/v{version}/{name}.tar.gz",
            "filesAnalyzed": False,
            "licenseConcluded": "Apache-2.0",
            "licenseDeclared": "Apache-2.0",
            "copyrightText": "NOASSERTION",
            "primaryPackagePurpose": "APPLICATION",
        }
    ]
    relationships = [
        _relationship("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-sitegen"),
        _relationship("SPDXRef-binary", "GENERATED_FROM", "SPDXRef-sitegen"),
    ]
    for component in components:
        packages.append(_package(component))
        relationships.append(
            _relationship(_identifier(component.holder), "CONTAINS", _identifier(component.name))
            if component.holder
            else _relationship("SPDXRef-binary", "STATIC_LINK", _identifier(component.name))
        )
    digests = {"SHA1": hashlib.sha1(binary).hexdigest(), "SHA256": hashlib.sha256(binary).hexdigest()}
    content = {
        "packages": packages,
        "files": [
            {
                "fileName": "./bin/sitegen",
                "SPDXID": "SPDXRef-binary",
                "fileTypes": ["BINARY"],
                "checksums": [{"algorithm": kind, "checksumValue": value} for kind, value in digests.items()],
                "licenseConcluded": "NOASSERTION",
                "copyrightText": "NOASSERTION",
            }
        ],
        "relationships": relationships,
    }
    # The namespace is to be one that no other document has (SPDX 2.3, section 6.5).
    digest = hashlib.sha256(json.dumps([name, content], sort_keys=True).encode()).hexdigest()
    head = {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": name,
        "documentNamespace": f"{releases}/v{version}/{name}.spdx.json-{digest}",
        "creationInfo": {
            "created": datetime.fromtimestamp(time, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "creators": [f"Tool: sitegen-dist-{version}"],
        },
    }
    return json.dumps(head | content, indent=2) + "\n"


def _package(component: Component) -> dict:
    declared = identifier(component)
    package = {
        "name": component.name,
        "SPDXID": _identifier(component.name),
        "downloadLocation": component.origin,
        "filesAnalyzed": False,
        "licenseConcluded": "NOASSERTION",
        "licenseDeclared": declared,
        "copyrightText": "NOASSERTION",
        "licenseComments": f"The texts are in share/doc/sitegen/licenses/{component.name}.",
        "primaryPackagePurpose": "LIBRARY",
    }
    if component.version:
        package["versionInfo"] = component.version
    if component.url:
        package["externalRefs"] = [
            {"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": component.url}
        ]
    return package


def _identifier(name: str) -> str:
    return "SPDXRef-" + re.sub(r"[^A-Za-z0-9.-]", "-", name.replace("+", "p"))


def _relationship(element: str, kind: str, related: str) -> dict:
    return {"spdxElementId": element, "relationshipType": kind, "relatedSpdxElement": related}
