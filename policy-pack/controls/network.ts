import { complain, eachOf, eachResource, type Control } from "../control";
import { names, ofType, property, type Registration } from "../estate";
import { at, listed, text, texts } from "../json-reading";
import { isBound, statementsOf } from "../statements";

const RULES = [
  "vpc:SecurityGroupIngressRule",
  "vpc:SecurityGroupEgressRule",
  "ec2:SecurityGroup",
  "ec2:SecurityGroupRule",
];
const ANYWHERE = ["0.0.0.0/0", "::/0"];
const VPC = ["ec2:Vpc"];
const NETWORK = "network of its own";

const specTypes = (vpc: Registration): readonly string[] =>
  listed(vpc.inputs["subnetSpecs"]).map((spec) => text(at(spec, "type")));

const usesNat = (vpc: Registration): boolean =>
  !["None", ""].includes(text(at(vpc.inputs, "natGateways", "strategy"))) ||
  at(vpc.inputs, "natGateways") === undefined;

const isLaidOut = ({ type }: Registration): boolean => type.startsWith("awsx:");

/** Ranges that a rule, or the rules inside a group, let in or out. */
const ranges = ({ inputs }: Registration, inner: "ingress" | "egress"): readonly string[] => [
  ...texts(inputs["cidrIpv4"]),
  ...texts(inputs["cidrIpv6"]),
  ...texts(inputs["cidrBlocks"]),
  ...listed(inputs[inner]).flatMap((rule) => [
    ...texts(at(rule, "cidrBlocks")),
    ...texts(at(rule, "ipv6CidrBlocks")),
  ]),
];

const isDescribed = (value: unknown): boolean => !["", "Managed by Pulumi"].includes(text(value));

const endpoints = (kind: "Gateway" | "Interface") => (estate: Parameters<typeof ofType>[0]) =>
  ofType(estate, "ec2:VpcEndpoint").filter(({ inputs }) => inputs["vpcEndpointType"] === kind);

const isOpenPolicy = (endpoint: Registration): boolean => {
  const statements = statementsOf(endpoint, endpoint.inputs["policy"]);
  return (
    statements.length === 0 ||
    statements.some(
      (one) => one.allows && !isBound(one) && (one.actions.includes("*") || one.resources.includes("*")),
    )
  );
};

/** Stacks ask for a NAT gateway by a key of their configuration. */
const asksForNat = (configuration: Readonly<Record<string, string>>): boolean =>
  Object.entries(configuration).some(
    ([key, value]) =>
      /nat/i.test(key.split(":")[1] ?? "") && !["", "false", "none"].includes(value.toLowerCase()),
  );

const privateControls: readonly Control[] = [
  eachResource("NET-1", VPC, NETWORK, (vpc) => {
    if (!isLaidOut(vpc)) return undefined;
    const types = specTypes(vpc);
    return [
      types.some((type) => type === "Isolated" || type === "Private") ? undefined : "has no private subnet",
      types.includes("Public") && !usesNat(vpc) ? "has a public subnet that nothing needs" : undefined,
    ];
  }),
  {
    id: "NET-2",
    judge: (estate) => {
      const subnets = [...ofType(estate, "ec2:Subnet"), ...ofType(estate, "ec2:Vpc").filter(isLaidOut)];
      if (subnets.length === 0) return { notApplicable: "the stack has no subnet of its own" };
      return {
        findings: subnets.flatMap((one) =>
          complain(
            one,
            (one.inputs["mapPublicIpOnLaunch"] === true ||
              listed(one.inputs["subnetSpecs"]).some((spec) => at(spec, "mapPublicIpOnLaunch") === true)) &&
              "gives machines public addresses",
          ),
        ),
      };
    },
  },
  eachResource("NET-3", VPC, NETWORK, (vpc, estate) => {
    const zones = isLaidOut(vpc)
      ? Number(vpc.inputs["numberOfAvailabilityZones"] ?? listed(vpc.inputs["availabilityZoneNames"]).length)
      : new Set(ofType(estate, "ec2:Subnet").map(({ inputs }) => inputs["availabilityZone"])).size;
    return zones >= 2 ? undefined : "stands in one availability zone";
  }),
  eachResource("NET-4", VPC, NETWORK, (_, estate) =>
    ofType(estate, "ec2:DefaultSecurityGroup").some(
      (group) =>
        group.inputs["vpcId"] !== undefined &&
        listed(group.inputs["ingress"]).length === 0 &&
        listed(group.inputs["egress"]).length === 0,
    )
      ? undefined
      : "has a default security group that lets traffic through",
  ),
  eachResource("NET-5", VPC, NETWORK, (_, estate) => {
    const logs = ofType(estate, "ec2:FlowLog").filter(
      ({ inputs }) => inputs["trafficType"] === "ALL" && inputs["logDestination"] !== undefined,
    );
    if (logs.length === 0) return "has no log of all its traffic";
    const kept = ofType(estate, "cloudwatch:LogGroup")
      .filter((group) => logs.some((log) => names(log, "logDestination", group)))
      .every(({ inputs }) => Number(inputs["retentionInDays"]) >= 365);
    return estate.stack === "prod" && !kept ? "keeps its flow logs for less than a year" : undefined;
  }),
];

const groupControls: readonly Control[] = [
  eachResource(
    "NET-6",
    RULES,
    "security group",
    (rule) =>
      !rule.type.endsWith("EgressRule") &&
      ranges(rule, "ingress").some((range) => ANYWHERE.includes(range)) &&
      "lets in the internet",
  ),
  eachResource(
    "NET-7",
    RULES,
    "security group",
    (rule) =>
      !rule.type.endsWith("IngressRule") &&
      ranges(rule, "egress").some((range) => ANYWHERE.includes(range)) &&
      (String(rule.inputs["ipProtocol"]) !== "tcp" ||
        rule.inputs["fromPort"] !== 443 ||
        rule.inputs["toPort"] !== 443) &&
      "lets out to the internet by every port",
  ),
  eachResource("NET-8", RULES, "security group", (rule) =>
    isDescribed(rule.inputs["description"]) &&
    [...listed(rule.inputs["ingress"]), ...listed(rule.inputs["egress"])].every((one) =>
      isDescribed(at(one, "description")),
    )
      ? undefined
      : "does not say what it is for",
  ),
];

const endpointControls: readonly Control[] = [
  eachResource("NET-9", VPC, NETWORK, (_, estate) =>
    endpoints("Gateway")(estate).some(
      ({ inputs }) =>
        text(inputs["serviceName"]).endsWith(".s3") && texts(inputs["routeTableIds"]).length > 0,
    )
      ? undefined
      : "has no gateway to S3 in its route tables",
  ),
  eachOf("NET-10", "interface endpoint", endpoints("Interface"), (endpoint) =>
    complain(endpoint, [
      endpoint.inputs["privateDnsEnabled"] === true ? undefined : "has no private name",
      listed(endpoint.inputs["securityGroupIds"]).length > 0 ? undefined : "has no security group of its own",
      listed(endpoint.inputs["subnetIds"]).length > 0 ? undefined : "stands in no subnet",
    ]),
  ),
  eachResource("NET-11", ["ec2:VpcEndpoint"], "VPC endpoint", (endpoint) =>
    isOpenPolicy(endpoint) ? "lets anything through" : undefined,
  ),
  {
    id: "NET-12",
    judge: (estate) => {
      const nats = [
        ...ofType(estate, "ec2:NatGateway"),
        ...ofType(estate, "ec2:Vpc").filter((vpc) => isLaidOut(vpc) && usesNat(vpc)),
      ];
      return {
        findings: asksForNat(estate.configuration)
          ? []
          : nats.flatMap((one) =>
              complain(one, "brings a NAT gateway that the configuration does not ask for"),
            ),
      };
    },
  },
  eachResource("NET-13", VPC, NETWORK, (vpc) =>
    property(vpc, "enableDnsHostnames") === true && property(vpc, "enableDnsSupport") === true
      ? undefined
      : "resolves no private names",
  ),
];

/** Network: jobs that reach S3 and each other, and nothing else. */
export const networkControls: readonly Control[] = [
  ...privateControls,
  ...groupControls,
  ...endpointControls,
];
