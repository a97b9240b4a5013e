import type { Use } from "./finding";
import { widest } from "./pattern";
import { regionalArn, type Place } from "./place";
import { policyDocument, type PolicyDocument, type Statement } from "./policy-document";

const sidOf = (service: string): string => {
  const name = service.slice(0, service.indexOf("."));
  return `Trust${name.charAt(0).toUpperCase()}${name.slice(1).replace(/[^A-Za-z0-9]/g, "")}`;
};

/**
 * Lets a service assume a role, but only on behalf of an account and of the named resources: without both conditions
 * another account could make the service use the role (the confused deputy).
 *
 * @param sources patterns of `aws:SourceArn`; none where the service does not send it
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/security-confused-deputy-prevention.html
 */
export const serviceTrust = (place: Place, service: string, sources: readonly string[]): Statement => ({
  Sid: sidOf(service),
  Effect: "Allow",
  Principal: { Service: service },
  Action: "sts:AssumeRole",
  // Instance profiles come without a source.
  ...(service.startsWith("ec2.")
    ? {}
    : {
        Condition: {
          StringEquals: { "aws:SourceAccount": place.account },
          ...(sources.length === 0 ? {} : { ArnLike: { "aws:SourceArn": sources } }),
        },
      }),
});

/** Sources of the role that starts the steps: the one pipeline, and its executions. */
export const pipelineSources = (place: Place, pipelineName: string): readonly string[] => {
  // SageMaker writes pipeline names in lower case in their ARNs.
  const arn = regionalArn(place, "sagemaker", `pipeline/${pipelineName.toLowerCase()}`);
  return [arn, `${arn}/*`];
};

/** Who may assume a role, by its uses; undefined when no service does. */
export const trustOf = (place: Place, uses: readonly Use[]): PolicyDocument | undefined => {
  const services = [...new Set(uses.map(({ service }) => service))].filter((service) => service !== "");
  if (services.length === 0) return undefined;
  return policyDocument(
    ...services.map((service) => {
      const of = uses.filter((use) => use.service === service);
      const anywhere = of.some(({ sources }) => sources.length === 0);
      return serviceTrust(place, service, anywhere ? [] : widest(of.flatMap(({ sources }) => sources)));
    }),
  );
};
