import assert from "node:assert/strict";
import { RunError } from "@pulumi/pulumi";
import { endpointServices, interfaceEndpointPolicy } from "../../components/policies/endpoint-services";
import { isAllowed } from "../support/iam-evaluator";
import { runUnderPulumi } from "../support/pulumi-engine";
import { runProgram } from "../support/pulumi-program";

const VPC = "awsx:ec2:Vpc";
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const NAME = "adult-census-dev";
const EXISTING = {
  vpcId: "vpc-0a0a0a0a0a0a0a0a0",
  subnetIds: '["subnet-0a0a0a0a0a0a0a0a0","subnet-0b0b0b0b0b0b0b0b0"]',
  securityGroupIds: '["sg-0a0a0a0a0a0a0a0a0"]',
};

const run = (config: Readonly<Record<string, string>>) => runProgram({ stack: "dev", config });

describe("interface endpoints", () => {
  it("are those that the asked features need, each once", () => {
    assert.deepEqual(endpointServices([]), []);
    assert.deepEqual(endpointServices(["image-pulls"]), ["ecr.api", "ecr.dkr"]);
    const both = endpointServices(["aws-calls", "functions"]);
    assert.equal(new Set(both).size, both.length);
    assert.deepEqual(both, ["sagemaker.api", "sts", "kms", "logs", "monitoring", "sqs", "sns", "xray"]);
  });

  it("stand in every subnet under the services' names, behind a group of their own", async () => {
    const made = await run({ endpointsFor: '["aws-calls"]' });
    const group = made.made(made.only(GROUP, `${NAME}-endpoints`))["id"];
    const jobs = made.made(made.only(GROUP, `${NAME}-jobs`))["id"];
    const vpc = made.made(made.only(VPC));
    assert.equal(made.all(ENDPOINT).length, 6);
    const { policy, ...inputs } = made.only(ENDPOINT, `${NAME}-endpoints-sagemaker-api`).inputs;
    assert.equal(typeof policy, "string");
    assert.deepEqual(inputs, {
      vpcId: vpc["vpcId"],
      vpcEndpointType: "Interface",
      serviceName: "com.amazonaws.us-east-1.sagemaker.api",
      subnetIds: vpc["isolatedSubnetIds"],
      securityGroupIds: [group],
      privateDnsEnabled: true,
    });
    const https = { ipProtocol: "tcp", fromPort: 443, toPort: 443 };
    const rule = (type: string) => {
      const { description, ...rest } = made.only(type, `${NAME}-endpoints`).inputs;
      assert.ok(String(description).length > 10);
      return rest;
    };
    assert.deepEqual(rule(INGRESS), { ...https, securityGroupId: group, referencedSecurityGroupId: jobs });
    assert.deepEqual(rule(EGRESS), { ...https, securityGroupId: jobs, referencedSecurityGroupId: group });
  });

  it("let callers of this account pass, and invocations only to its own endpoints", () => {
    const place = { partition: "aws", region: "us-east-1", account: "111122223333" };
    const may = (service: string, action: string, resource: string, account = "111122223333") =>
      isAllowed(interfaceEndpointPolicy(place, service), {
        action,
        resource,
        context: { "aws:PrincipalAccount": account },
      });
    assert.equal(may("logs", "logs:PutLogEvents", "*"), true);
    assert.equal(may("logs", "logs:PutLogEvents", "*", "999988887777"), false);
    const endpoint = "arn:aws:sagemaker:us-east-1:111122223333:endpoint/a";
    assert.equal(may("sagemaker.runtime", "sagemaker:InvokeEndpoint", endpoint), true);
    assert.equal(
      may("sagemaker.runtime", "sagemaker:InvokeEndpoint", endpoint.replace("111122223333", "999988887777")),
      false,
    );
    assert.equal(may("sagemaker.runtime", "sagemaker:CreateEndpoint", endpoint), false);
  });
});

describe("a way out to the internet", () => {
  for (const [natGateways, strategy] of [
    ["single", "Single"],
    ["one-per-zone", "OnePerAz"],
  ] as const) {
    it(`is NAT, ${natGateways}, with jobs in private subnets`, async () => {
      const made = await run({ natGateways });
      const { natGateways: nat, subnetSpecs } = made.only(VPC).inputs;
      assert.deepEqual(nat, { strategy });
      assert.deepEqual(subnetSpecs, [
        { type: "Private", name: "jobs", cidrMask: 23 },
        { type: "Public", name: "nat", cidrMask: 24 },
      ]);
      const { description, ...rule } = made.only(EGRESS, `${NAME}-jobs-internet`).inputs;
      assert.match(String(description), /internet/);
      assert.equal(rule["cidrIpv4"], "0.0.0.0/0");
      assert.equal(rule["fromPort"], 443);
      assert.equal(rule["toPort"], 443);
    });
  }
});

describe("an existing VPC", () => {
  it("is used as it is: jobs run in its subnets and groups, and nothing of a network is made", async () => {
    const made = await run({ ...EXISTING, jobsOnlyThroughEndpoint: "false" });
    for (const type of [VPC, ENDPOINT, GROUP, EGRESS, INGRESS, "aws:ec2/flowLog:FlowLog"])
      assert.equal(made.all(type).length, 0, type);
    const definition = String(made.only("aws:sagemaker/pipeline:Pipeline").inputs["pipelineDefinition"]);
    for (const id of ["subnet-0a0a0a0a0a0a0a0a0", "subnet-0b0b0b0b0b0b0b0b0", "sg-0a0a0a0a0a0a0a0a0"])
      assert.ok(definition.includes(id), id);
  });

  const mistakes: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
    [
      { ...EXISTING, subnetIds: '["subnet-0a0a0a0a0a0a0a0a0"]' },
      /"subnetIds" names 1 subnets of VPC "vpc-0a/,
    ],
    [{ ...EXISTING, securityGroupIds: "[]" }, /"securityGroupIds" names no security group of VPC/],
    [{ ...EXISTING, natGateways: "single" }, /are of a network that the stack makes, and "vpcId" names one/],
    [{ ...EXISTING, endpointsFor: '["glue"]' }, /are of a network that the stack makes/],
    [
      { ...EXISTING, jobsOnlyThroughEndpoint: "true" },
      /"jobsOnlyThroughEndpoint" is true, and "s3EndpointId" does not name/,
    ],
    [{ subnetIds: EXISTING.subnetIds }, /are of an existing VPC, and "vpcId" names none\.\nName it/],
    [{ vpcId: "my-vpc" }, /"vpcId" is "my-vpc", which is not the id of a VPC/],
    [{ endpointsFor: '["everything"]' }, /"endpointsFor" .* which is not a JSON list of "aws-calls"/],
    [{ natGateways: "two" }, /"natGateways" is "two", which is not one of "none", "single", "one-per-zone"/],
  ];
  for (const [config, expected] of mistakes) {
    it(`refuses ${JSON.stringify(config)}`, async () => {
      await assert.rejects(run({ jobsOnlyThroughEndpoint: "false", ...config }), (error: unknown) => {
        assert.ok(error instanceof RunError);
        assert.match(error.message, expected);
        return true;
      });
    });
  }

  it("changes nothing at a second deployment under Pulumi's own Node entry point", async () => {
    const config = { ...EXISTING, jobsOnlyThroughEndpoint: "false" };
    const first = await runUnderPulumi({ stack: "dev", config });
    assert.deepEqual(first.errors, []);
    const second = await runUnderPulumi({ stack: "dev", config, state: first.state });
    assert.deepEqual(second.steps, []);
  });
});
