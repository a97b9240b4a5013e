import {
  DescribeAvailabilityZonesCommand,
  DescribeVpcEndpointServicesCommand,
  DescribeVpcsCommand,
  paginateDescribeInstanceTypeOfferings,
  type EC2Client,
} from "@aws-sdk/client-ec2";
import { GetServiceQuotaCommand } from "@aws-sdk/client-service-quotas";
import type { AwsClients } from "../aws/clients";
import { error, ok, warning, type Finding } from "../finding";
import type { StackSettings } from "../stack-settings";
import { instanceNeeds } from "./instance-needs";
import { ask, notLookedAt } from "./looked-at";

type Clients = Pick<AwsClients, "ec2" | "quotas">;

/** The zones of the region, by name; Local Zones and Wavelength Zones are no place for a job. */
const listZones = async (ec2: EC2Client): Promise<readonly string[]> => {
  const { AvailabilityZones = [] } = await ec2.send(new DescribeAvailabilityZonesCommand({}));
  return AvailabilityZones.filter(
    ({ ZoneType, State }) =>
      (ZoneType ?? "availability-zone") === "availability-zone" && State === "available",
  )
    .flatMap(({ ZoneName }) => ZoneName ?? [])
    .toSorted();
};

/** The zones that offer each instance type; SageMaker's `ml.m5.xlarge` is EC2's `m5.xlarge`. */
const listOfferings = async (
  client: EC2Client,
  types: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const offered = new Map(types.map((type) => [type, [] as string[]]));
  const filter = { Name: "instance-type", Values: types.map((type) => type.replace(/^ml\./, "")) };
  const request = { LocationType: "availability-zone" as const, Filters: [filter] };
  for await (const page of paginateDescribeInstanceTypeOfferings({ client }, request)) {
    for (const { InstanceType, Location } of page.InstanceTypeOfferings ?? []) {
      offered.get(`ml.${InstanceType ?? ""}`)?.push(Location ?? "");
    }
  }
  return offered;
};

const offeringFindings = async (
  { definition }: StackSettings,
  ec2: EC2Client,
  zones: readonly string[],
): Promise<readonly Finding[]> => {
  const types = [...new Set(instanceNeeds(definition).map(({ instanceType }) => instanceType))];
  if (types.length === 0) return [];
  const answer = await ask("ec2:DescribeInstanceTypeOfferings", async () => listOfferings(ec2, types));
  if ("failure" in answer)
    return [notLookedAt("network", "Where instance types are offered", answer.failure)];
  return [...answer.value].map(([type, offered]) => {
    const without = zones.filter((zone) => !offered.includes(zone));
    return without.length === 0
      ? ok("network", `Instance type "${type}" is offered in ${zones.join(", ")}.`)
      : warning(
          "network",
          `EC2 does not offer instance type "${type}" in ${without.join(", ")}, where jobs may get a subnet.`,
          "Jobs take the other subnets; choose another type or another number of availabilityZones if they cannot.",
        );
  });
};

const zoneFindings = async (settings: StackSettings, ec2: EC2Client): Promise<readonly Finding[]> => {
  const { region, availabilityZones: wanted } = settings.configuration;
  const answer = await ask("ec2:DescribeAvailabilityZones", async () => listZones(ec2));
  if ("failure" in answer) return [notLookedAt("network", `What zones "${region}" has`, answer.failure)];
  const zones = answer.value;
  if (zones.length < wanted) {
    return [
      error(
        "network",
        `Region "${region}" has ${String(zones.length)} availability zones, and the stack wants ${String(wanted)}.`,
        `Take fewer: pulumi config set --stack ${settings.stack} availabilityZones ${String(Math.max(2, zones.length))}`,
      ),
    ];
  }
  const chosen = zones.slice(0, wanted);
  return [
    ok(
      "network",
      `Region "${region}" has ${String(zones.length)} availability zones; ${String(wanted)} wanted.`,
    ),
    ...(await offeringFindings(settings, ec2, chosen)),
  ];
};

const S3_ENDPOINT = "Without it jobs in isolated subnets reach no data: choose another region.";

const endpointFinding = async (
  { configuration: { region } }: StackSettings,
  ec2: EC2Client,
): Promise<Finding> => {
  const name = `com.amazonaws.${region}.s3`;
  const filter = { Name: "service-type", Values: ["Gateway"] };
  const answer = await ask("ec2:DescribeVpcEndpointServices", async () =>
    ec2.send(new DescribeVpcEndpointServicesCommand({ ServiceNames: [name], Filters: [filter] })),
  );
  if ("failure" in answer) {
    return answer.failure.message.includes("InvalidServiceName")
      ? error("network", `There is no endpoint service "${name}".`, S3_ENDPOINT)
      : notLookedAt("network", `Endpoint service "${name}"`, answer.failure);
  }
  return (answer.value.ServiceNames ?? []).includes(name)
    ? ok("network", `Endpoint service "${name}" can be had as a gateway.`)
    : error("network", `There is no gateway endpoint service "${name}".`, S3_ENDPOINT);
};

/** VPCs per Region. */
const VPC_QUOTA = { ServiceCode: "vpc", QuotaCode: "L-F678F1CE" };

const ownVpcs = ({ project, stack }: StackSettings) => [
  { Name: "tag:project", Values: [project] },
  { Name: "tag:stack", Values: [stack] },
];

const vpcFinding = async (settings: StackSettings, { ec2, quotas }: Clients): Promise<Finding> => {
  const { region } = settings.configuration;
  const count = await ask("ec2:DescribeVpcs", async () => {
    const own = await ec2.send(new DescribeVpcsCommand({ Filters: ownVpcs(settings) }));
    const all = await ec2.send(new DescribeVpcsCommand({}));
    return { own: own.Vpcs?.length ?? 0, all: all.Vpcs?.length ?? 0 };
  });
  if ("failure" in count) return notLookedAt("network", "How many VPCs there are", count.failure);
  if (count.value.own > 0) return ok("network", "The stack has its VPC already.");
  const quota = await ask("servicequotas:GetServiceQuota", async () =>
    quotas.send(new GetServiceQuotaCommand(VPC_QUOTA)),
  );
  if ("failure" in quota) return notLookedAt("network", "How many VPCs there may be", quota.failure);
  const most = quota.value.Quota?.Value ?? 5;
  const there = `Region "${region}" has ${String(count.value.all)} of ${String(most)} VPCs`;
  return count.value.all < most
    ? ok("network", `${there}; one more is needed.`)
    : error(
        "network",
        `${there}, and the stack needs one more.`,
        `Delete one, or ask for more: aws service-quotas request-service-quota-increase --service-code vpc --quota-code ${VPC_QUOTA.QuotaCode} --desired-value ${String(most + 1)} --region ${region}`,
      );
};

/** Looks whether the network of the stack can be made, and whether its zones have the instances. */
export const checkNetwork = async (
  settings: StackSettings,
  clients: Clients,
): Promise<readonly Finding[]> => [
  await vpcFinding(settings, clients),
  ...(await zoneFindings(settings, clients.ec2)),
  await endpointFinding(settings, clients.ec2),
];
