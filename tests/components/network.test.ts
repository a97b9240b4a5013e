import assert from "node:assert/strict";
import { isAllowed, type Policy } from "../support/iam-evaluator";
import { deployedStack, STACKS } from "../support/pulumi-program";

const VPC = "awsx:ec2:Vpc";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

describe("Network", () => {
  it("lays out isolated subnets, no NAT, in as many zones as configured", async () => {
    const run = await deployedStack("prod");
    assert.deepEqual(run.only(VPC).inputs, {
      cidrBlock: "10.42.32.0/20",
      numberOfAvailabilityZones: 3,
      enableDnsHostnames: true,
      enableDnsSupport: true,
      natGateways: { strategy: "None" },
      subnetStrategy: "Auto",
      subnetSpecs: [{ type: "Isolated", name: "jobs", cidrMask: 23 }],
    });
  });

  it("leads to S3 through a gateway endpoint on every route table, and to nothing else", async () => {
    const run = await deployedStack("prod");
    const vpc = run.made(run.only(VPC));
    const { policy, ...endpoint } = run.only("aws:ec2/vpcEndpoint:VpcEndpoint").inputs;
    assert.equal(typeof policy, "string");
    assert.deepEqual(endpoint, {
      vpcId: vpc["vpcId"],
      vpcEndpointType: "Gateway",
      serviceName: "com.amazonaws.us-east-1.s3",
      routeTableIds: (vpc["routeTables"] as { id: string }[]).map(({ id }) => id),
    });
  });

  it("lets jobs talk to each other and to S3 only", async () => {
    const run = await deployedStack("prod");
    const group = run.made(run.only("aws:ec2/securityGroup:SecurityGroup"))["id"];
    const among = { securityGroupId: group, referencedSecurityGroupId: group, ipProtocol: "-1" };
    const without = ({ inputs: { description, ...inputs } }: (typeof run.resources)[number]) => {
      assert.ok(String(description).length > 10);
      return inputs;
    };
    assert.deepEqual(run.all(INGRESS).map(without), [among]);
    assert.deepEqual(run.all(EGRESS).map(without), [
      among,
      { securityGroupId: group, prefixListId: "pl-63a5400a", ipProtocol: "tcp", fromPort: 443, toPort: 443 },
    ]);
  });

  it("empties the default security group", async () => {
    const run = await deployedStack("prod");
    const { inputs } = run.only("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");
    assert.deepEqual(inputs, { vpcId: run.made(run.only(VPC))["vpcId"] });
  });

  for (const stack of STACKS) {
    it(`${stack}: passes S3 calls of this account to its own buckets only`, async () => {
      const run = await deployedStack(stack);
      const policy = JSON.parse(
        String(run.only("aws:ec2/vpcEndpoint:VpcEndpoint").inputs["policy"]),
      ) as Policy;
      const bucket = String(run.outputs["artifactsBucket"]);
      const may = (action: string, target: string, account = "111122223333") =>
        isAllowed(policy, {
          action,
          resource: `arn:aws:s3:::${target}`,
          context: { "aws:PrincipalAccount": account },
        });
      const data = stack === "dev" ? bucket : "census-of-acme";
      assert.equal(may("s3:PutObject", `${bucket}/x`), true);
      assert.equal(may("s3:ListBucket", bucket), true);
      assert.equal(may("s3:GetObject", `${data}/adult/adult.csv`), true);
      assert.equal(may("s3:PutObject", "census-of-acme/stolen"), false);
      assert.equal(may("s3:PutObject", "somebody-else/stolen"), false);
      assert.equal(may("s3:GetObject", `${bucket}/x`, "999988887777"), false);
    });
  }
});
