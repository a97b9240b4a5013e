import { regionalArn, type Place } from "../../pipeline-definition/analysis/permissions/place";
import {
  policyDocument,
  type PolicyDocument,
} from "../../pipeline-definition/analysis/permissions/policy-document";

/**
 * Lets SageMaker assume a role, but only on behalf of this account and of the named resources: without
 * both conditions another account could make SageMaker use the role (the confused deputy).
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/security-confused-deputy-prevention.html
 */
const sagemakerTrust = (place: Place, sources: string | readonly string[]): PolicyDocument =>
  policyDocument({
    Sid: "SageMakerForThisAccount",
    Effect: "Allow",
    Principal: { Service: "sagemaker.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": place.account },
      ArnLike: { "aws:SourceArn": sources },
    },
  });

/** Who may assume the role that starts the steps: the one pipeline, and its executions. */
export const pipelineTrust = (place: Place, pipelineName: string): PolicyDocument => {
  // SageMaker writes pipeline names in lower case in their ARNs.
  const arn = regionalArn(place, "sagemaker", `pipeline/${pipelineName.toLowerCase()}`);
  return sagemakerTrust(place, [arn, `${arn}/*`]);
};

export const processingTrust = (place: Place): PolicyDocument =>
  sagemakerTrust(place, regionalArn(place, "sagemaker", "processing-job/*"));

export const trainingTrust = (place: Place): PolicyDocument =>
  sagemakerTrust(place, regionalArn(place, "sagemaker", "training-job/*"));

/** A model's role is used by endpoints and transform jobs too; AWS warns not to name any of them here. */
export const modelTrust = (place: Place): PolicyDocument =>
  sagemakerTrust(place, regionalArn(place, "sagemaker", "*"));
