import assert from "node:assert/strict";
import { previewTrust, upTrust } from "../../bootstrap/policies/delivery-trust";
import { isAllowed, type Policy } from "../support/iam-evaluator";

const place = { partition: "aws", region: "us-east-1", account: "111122223333" };

describe("who may deliver", () => {
  const token = (sub: string, aud = "sts.amazonaws.com") => ({
    action: "sts:AssumeRoleWithWebIdentity",
    resource: "",
    context: {
      "token.actions.githubusercontent.com:aud": aud,
      "token.actions.githubusercontent.com:sub": sub,
    },
  });

  it("is a pull request for a preview, and nothing else", () => {
    const trust = previewTrust(place, "acme/ml", "") as Policy;
    assert.deepEqual(trust.Statement, [
      {
        Sid: "GitHubJobs",
        Effect: "Allow",
        Principal: {
          Federated: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
        },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: {
            "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
            "token.actions.githubusercontent.com:sub": "repo:acme/ml:pull_request",
          },
        },
      },
    ]);
    assert.equal(isAllowed(trust, token("repo:acme/ml:pull_request")), true);
    assert.equal(isAllowed(trust, token("repo:acme/ml:pull_request", "https://github.com/acme")), false);
    for (const sub of [
      "repo:acme/ml:ref:refs/heads/main",
      "repo:acme/ml:environment:prod",
      "repo:acme/x:pull_request",
    ])
      assert.equal(isAllowed(trust, token(sub)), false, sub);
  });

  it("is the nightly check of one branch too, where it is named", () => {
    const trust = previewTrust(place, "acme/ml", "main") as Policy;
    assert.equal(isAllowed(trust, token("repo:acme/ml:ref:refs/heads/main")), true);
    assert.equal(isAllowed(trust, token("repo:acme/ml:ref:refs/heads/other")), false);
  });

  it("is the stack's environment for a deployment", () => {
    const trust = upTrust(place, "acme/ml", "prod") as Policy;
    assert.equal(isAllowed(trust, token("repo:acme/ml:environment:prod")), true);
    for (const sub of [
      "repo:acme/ml:environment:dev",
      "repo:acme/ml:pull_request",
      "repo:acme/ml:ref:refs/heads/main",
    ])
      assert.equal(isAllowed(trust, token(sub)), false, sub);
  });
});
