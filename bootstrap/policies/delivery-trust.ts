import type { Place } from "../../pipeline-definition/analysis/permissions/place";
import {
  policyDocument,
  type PolicyDocument,
} from "../../pipeline-definition/analysis/permissions/policy-document";

/** Who signs the tokens of GitHub's jobs. */
export const GITHUB_ISSUER = "token.actions.githubusercontent.com";

/** For whom such a token is made out. */
export const TOKEN_AUDIENCE = "sts.amazonaws.com";

/** ARN of GitHub's identity provider: an account has one, and its name follows from the issuer. */
export const githubProviderArn = ({ partition, account }: Place): string =>
  `arn:${partition}:iam::${account}:oidc-provider/${GITHUB_ISSUER}`;

/**
 * Lets GitHub's jobs of the named subjects assume a role. Subjects are compared whole: a pattern such as
 * `repo:owner/*` would trust every branch of every repository.
 *
 * @see https://docs.github.com/actions/reference/security/oidc
 */
const githubTrust = (place: Place, ...subjects: readonly string[]): PolicyDocument =>
  policyDocument({
    Sid: "GitHubJobs",
    Effect: "Allow",
    Principal: { Federated: githubProviderArn(place) },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: {
        [`${GITHUB_ISSUER}:aud`]: TOKEN_AUDIENCE,
        [`${GITHUB_ISSUER}:sub`]: subjects.length === 1 ? (subjects[0] ?? "") : subjects,
      },
    },
  });

/**
 * Who may preview: pull requests of the repository, and the nightly check of a branch where one is named.
 *
 * @param repository `owner/name`
 * @param driftBranch empty for none
 */
export const previewTrust = (place: Place, repository: string, driftBranch: string): PolicyDocument =>
  githubTrust(
    place,
    `repo:${repository}:pull_request`,
    ...(driftBranch === "" ? [] : [`repo:${repository}:ref:refs/heads/${driftBranch}`]),
  );

/** Who may deploy: jobs in the GitHub environment of one name, behind its reviewers. */
export const upTrust = (place: Place, repository: string, environment: string): PolicyDocument =>
  githubTrust(place, `repo:${repository}:environment:${environment}`);
