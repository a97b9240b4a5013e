import { regionalArn, type Place } from "../../pipeline-definition/analysis/permissions/place";
import {
  policyDocument,
  type PolicyDocument,
} from "../../pipeline-definition/analysis/permissions/policy-document";
import { pipelineSources, serviceTrust } from "../../pipeline-definition/analysis/permissions/trust";

/** Lets SageMaker assume a role, but only on behalf of this account and of the named resources. */
const sagemakerTrust = (place: Place, ...sources: readonly string[]): PolicyDocument =>
  policyDocument(serviceTrust(place, "sagemaker.amazonaws.com", sources));

/** Who may assume the role that starts the steps: the one pipeline, and its executions. */
export const pipelineTrust = (place: Place, pipelineName: string): PolicyDocument =>
  sagemakerTrust(place, ...pipelineSources(place, pipelineName));

export const processingTrust = (place: Place): PolicyDocument =>
  sagemakerTrust(place, regionalArn(place, "sagemaker", "processing-job/*"));

export const trainingTrust = (place: Place): PolicyDocument =>
  sagemakerTrust(place, regionalArn(place, "sagemaker", "training-job/*"));

/** A model's role is used by endpoints and transform jobs too; AWS warns not to name any of them here. */
export const modelTrust = (place: Place): PolicyDocument =>
  sagemakerTrust(place, regionalArn(place, "sagemaker", "*"));
