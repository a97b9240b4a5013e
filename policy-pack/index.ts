/** The controls as a Pulumi policy pack: essential ones stop a deployment, recommended ones warn. */
import { PolicyPack, type PolicyResource, type StackValidationPolicy } from "@pulumi/policy";
import { CONTROLS } from "./all-controls";
import { ruleOf, type Control } from "./control";
import type { Estate, Registration } from "./estate";
import { laidOutInputs } from "./laid-out-network";
import { scoreOf } from "./scorecard";
import { WAIVERS } from "./waivers";

/** `urn:pulumi:stack::project::A$B::name` to `B::name`. */
const shortUrn = (urn: string): string => urn.split("::").slice(2).join("::").replace(/^.*\$/, "");

const registrationOf = (resource: PolicyResource, all: readonly PolicyResource[]): Registration => {
  const { type, name, opts, dependencies } = resource;
  const isLaidOut = type === "awsx:ec2:Vpc" && all.some(({ parent }) => parent?.urn === resource.urn);
  const props = isLaidOut ? laidOutInputs(resource, all) : resource.props;
  const made = { inputs: props, outputs: props, protect: opts.protect };
  return { type, name, ...made, dependencies: dependencies.map(({ urn }) => shortUrn(urn)) };
};

/** Default tags stand in the provider here, as JSON. */
const configurationOf = (resources: readonly PolicyResource[]): Readonly<Record<string, string>> => {
  const tags: unknown = resources.find(({ type }) => type === "pulumi:providers:aws")?.props["defaultTags"];
  return typeof tags === "string" ? { "aws:defaultTags": tags } : {};
};

const estateOf = (resources: readonly PolicyResource[]): Estate => ({
  stack: resources[0]?.urn.split(":")[2] ?? "",
  configuration: configurationOf(resources),
  resources: resources.map((resource) => registrationOf(resource, resources)),
});

const policyOf = (control: Control): StackValidationPolicy => {
  const { level, must } = ruleOf(control.id);
  return {
    name: control.id.toLowerCase(),
    description: must,
    enforcementLevel: level === "essential" ? "mandatory" : "advisory",
    validateStack: ({ resources }, report) => {
      const today = new Date().toISOString().slice(0, 10);
      const { status, findings } = scoreOf(control, estateOf(resources), WAIVERS, today);
      if (status === "failed") for (const { message } of findings) report(message);
    },
  };
};

new PolicyPack("sagemaker-pipelines-controls", { policies: CONTROLS.map(policyOf) });
