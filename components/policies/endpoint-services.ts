import { regionalArn, type Place } from "../../pipeline-definition/analysis/permissions/place";
import {
  policyDocument,
  type PolicyDocument,
} from "../../pipeline-definition/analysis/permissions/policy-document";

/**
 * The interface endpoints that each feature needs. Network-isolated jobs need none: SageMaker pulls their images and
 * ships their logs from its own side.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/train-vpc.html
 */
const SERVICES = {
  /** Scripts of jobs that call AWS themselves. */
  "aws-calls": ["sagemaker.api", "sts", "kms", "logs", "monitoring"],
  /** Whatever pulls images from inside the VPC. */
  "image-pulls": ["ecr.api", "ecr.dkr"],
  /** Functions inside the VPC. */
  functions: ["sagemaker.api", "sqs", "sns", "logs", "kms", "xray"],
  /** Asking a model's endpoint from inside the VPC. */
  invocation: ["sagemaker.runtime"],
  glue: ["glue"],
  secrets: ["secretsmanager"],
  /** A Studio domain that leads nowhere else. */
  studio: ["sagemaker.api", "sagemaker.runtime"],
} as const;

export type EndpointFeature = keyof typeof SERVICES;

const isFeature = (name: string): name is EndpointFeature => Object.hasOwn(SERVICES, name);

/** What endpoints can be asked for. */
export const endpointFeatures: readonly string[] = Object.keys(SERVICES);

/** The services that some features need, each once. */
export const endpointServices = (features: readonly string[]): readonly string[] => [
  ...new Set(features.filter(isFeature).flatMap((feature) => SERVICES[feature])),
];

/** What may pass an interface endpoint: callers of this account; for invocations, to its own endpoints only. */
export const interfaceEndpointPolicy = (place: Place, service: string): PolicyDocument => {
  const invocation = service === "sagemaker.runtime";
  return policyDocument({
    Sid: "CallersOfThisAccount",
    Effect: "Allow",
    Principal: "*",
    Action: invocation ? ["sagemaker:InvokeEndpoint", "sagemaker:InvokeEndpointAsync"] : "*",
    Resource: invocation ? regionalArn(place, "sagemaker", "endpoint/*") : "*",
    Condition: { StringEquals: { "aws:PrincipalAccount": place.account } },
  });
};
