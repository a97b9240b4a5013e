"""What parliament and cloudsplaining find in IAM policies.

Reads ``{"name": {policy}, ...}`` as JSON from standard input and writes a JSON list of
``{"rule": ..., "subject": ..., "detail": ...}`` to standard output.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from cloudsplaining.scan.policy_document import PolicyDocument
from parliament import analyze_policy_string

Finding = dict[str, str]

RISKS = {
    "PrivilegeEscalation": "allows_privilege_escalation",
    "PermissionsManagement": "permissions_management_without_constraints",
    "InfrastructureModification": "infrastructure_modification",
    "DataExfiltration": "allows_data_exfiltration_actions",
    "CredentialsExposure": "credentials_exposure",
    "ServiceWildcard": "service_wildcard",
}


def linted(name: str, policy: dict[str, Any]) -> list[Finding]:
    """Mistakes against AWS's grammar and data."""
    analyzed = analyze_policy_string(json.dumps(policy), private_auditors_custom_path=None)
    return [
        {"rule": f"parliament-{one.issue}", "subject": name, "detail": str(one.detail)}
        for one in analyzed.findings
    ]


def risky(name: str, policy: dict[str, Any]) -> list[Finding]:
    """Rights without bounds that open a way to more."""
    document = PolicyDocument(policy)
    found: list[Finding] = []
    for rule, member in RISKS.items():
        for one in getattr(document, member):
            detail = one if isinstance(one, str) else json.dumps(one, sort_keys=True)
            found.append({"rule": f"cloudsplaining-{rule}", "subject": name, "detail": detail})
    return found


def main() -> None:
    """Judges everything on standard input."""
    policies: dict[str, dict[str, Any]] = json.load(sys.stdin)
    found = [
        finding
        for name, policy in policies.items()
        for finding in [*linted(name, policy), *risky(name, policy)]
    ]
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
