"""Checks a Helm chart. OWN_VARIABLES: which service reads which variables, as JSON. usage: chart.py CHART lint|valid|rules|refuses VALUES; status 1 and the faults when there are any."""
import copy
import json
import os
import sys

import helm_python
import kubernetes_validate
import yaml

KUBERNETES = ["1.27", "1.30", "1.34", "1.37"]
INFO = 1
OWN = json.loads(os.environ.get("OWN_VARIABLES", "{}"))
WITHOUT_DEFAULT = [
    ["image", "repository"], ["existingSecret"], ["config", "kafkaBrokers"], ["config", "auth", "issuer"],
    ["config", "auth", "jwksUrl"], ["config", "paymentGatewayUrl"], ["config", "supplierUrl"],
]
MISTAKES = [
    {"confg": {}}, {"config": {"eventStore": "mongodb"}}, {"config": {"kafkaBrokers": "kafka"}}, {"services": {"intak": {}}},
    {"services": {"intake": {"replica": 3}}}, {"ingress": {"enabled": True}}, {"topics": {"partitions": 0}},
]


def objects(chart, values):
    with helm_python.Chart.load(chart) as loaded:
        rendered = loaded.render(values, name="demo", namespace="shop")
    for path, text in rendered.items():
        if path.endswith(".yaml"):
            yield from (each for each in yaml.safe_load_all(text) if each)


def named(resource):
    return f"{resource['kind']} {resource['metadata']['name']}"


def lint(chart, values):
    findings = helm_python.lint(chart, values, strict=True, kube_version="1.34.0")
    return [f"{each['path']}: {each['error']}" for each in findings["messages"] if each["severity"] > INFO]


def valid(chart, values):
    faults = []
    for resource in objects(chart, values):
        for version in KUBERNETES:
            try:
                kubernetes_validate.validate(resource, version, strict=True)
            except kubernetes_validate.ValidationError as error:
                faults.append(f"{named(resource)} on {version}: {'/'.join(map(str, error.path))}: {error.message}")
    return faults


def rules(chart, values):
    faults = []
    pods = [each for each in objects(chart, values) if each["kind"] in ("Deployment", "Job")]
    if len(pods) != 7:
        faults.append(f"six services and the topics are expected, not {[named(each) for each in pods]}")
    shared = {name for each in objects(chart, values) if each["kind"] == "ConfigMap" for name in each["data"]}
    if own := shared & {name for names in OWN.values() for name in names}:
        faults.append(f"every service is told {sorted(own)}, which only some use")
    for resource in pods:
        faults += [f"{named(resource)}: {fault}" for fault in faults_of_pod(resource)]
    return faults


def faults_of_pod(resource):
    pod = resource["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    security = container["securityContext"]
    secret_files = {each["path"] for volume in pod.get("volumes", []) for each in volume.get("secret", {}).get("items", [])}
    named_files = {each["value"] for each in container["env"] if each["name"].endswith("_FILE")}
    wanted = {
        "runs as root": pod["securityContext"].get("runAsNonRoot") is True and pod["securityContext"].get("runAsUser", 0) > 0,
        "has no seccomp profile": pod["securityContext"].get("seccompProfile", {}).get("type") == "RuntimeDefault",
        "may gain rights": security.get("allowPrivilegeEscalation") is False and security.get("capabilities") == {"drop": ["ALL"]},
        "writes to its file system": security.get("readOnlyRootFilesystem") is True,
        "holds a token of Kubernetes": pod.get("automountServiceAccountToken") is False,
        "has no limit of memory": "memory" in container["resources"].get("limits", {}) and "cpu" in container["resources"].get("requests", {}),
        "has a secret in its environment": not any("secretKeyRef" in str(each.get("valueFrom")) for each in container["env"]),
        "names other secret files than are mounted": {each.rsplit("/", 1)[1] for each in named_files} == secret_files,
    }
    if resource["kind"] == "Deployment":
        component = resource["spec"]["template"]["metadata"]["labels"]["app.kubernetes.io/component"]
        keys = {each["key"] for volume in pod["volumes"] for each in volume.get("secret", {}).get("items", [])}
        told = {each["name"].removesuffix("_FILE") for each in container["env"]}
        foreign = {name for names in OWN.values() for name in names} - set(OWN.get(component, []))
        wanted["is told what only another service uses"] = not told & foreign
        wanted["lacks a variable of its own without a default"] = {"AUTH_ISSUER", "DATA_KEY"} & set(OWN.get(component, [])) <= told
        wanted["lacks a probe"] = {"startupProbe", "livenessProbe", "readinessProbe"} <= container.keys()
        wanted["selects other pods than its own"] = (
            resource["spec"]["selector"]["matchLabels"].items() <= resource["spec"]["template"]["metadata"]["labels"].items()
        )
        wanted["mounts another service's database address"] = [key for key in keys if key.startswith("pg-url")] == [f"pg-url-{component}"]
    return [fault for fault, holds in wanted.items() if not holds]


def refuses(chart, values):
    faults = [] if taken(chart, values, "the values") else ["the values themselves are refused, so nothing is shown"]
    for path in WITHOUT_DEFAULT:
        less = copy.deepcopy(values)
        parent = less
        for key in path[:-1]:
            parent = parent[key]
        del parent[path[-1]]
        faults += taken(chart, less, f"values without {'.'.join(path)}")
    for mistake in MISTAKES:
        faults += taken(chart, merged(values, mistake), f"values with {mistake}")
    return faults


def taken(chart, values, what):
    try:
        list(objects(chart, values))
    except helm_python.HelmError:
        return []
    return [f"{what} are taken"]


def merged(base, over):
    if not isinstance(base, dict) or not isinstance(over, dict):
        return over
    return {**base, **{key: merged(base.get(key), value) for key, value in over.items()}}


if __name__ == "__main__":
    chart_folder, check, values_file = sys.argv[1:]
    with open(values_file, encoding="utf8") as file:
        given = yaml.safe_load(file)
    found = {"lint": lint, "valid": valid, "rules": rules, "refuses": refuses}[check](chart_folder, given)
    print("\n".join(found))
    sys.exit(1 if found else 0)
