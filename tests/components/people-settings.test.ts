import assert from "node:assert/strict";
import { mistakes, read } from "../support/complete-configuration";

const problems = (changes: Readonly<Record<string, string>>) => {
  const { message, hint, mistakes: all } = mistakes(changes);
  return all.length === 1 ? [message, hint] : all.map((one) => one.message);
};

describe("the configuration of people", () => {
  it("names permission sets, users and accounts, and what there is of Studio", () => {
    const consoleAccess = { permissionSets: ["DataScientist"], principals: ["444455556666"] };
    const studio = { userRoles: ["StudioUser"], userProfiles: ["ann"] };
    const found = read({
      consoleAccess: JSON.stringify(consoleAccess),
      studio: JSON.stringify(studio),
      endpointsFor: '["studio"]',
    });
    assert.deepEqual(found.consoleAccess, consoleAccess);
    assert.deepEqual(found.studio, studio);
    assert.deepEqual(read({ studio: '{"userRoles":["A"]}' }).studio, { userRoles: ["A"], userProfiles: [] });
  });

  it("says what is no person", () => {
    assert.deepEqual(problems({ consoleAccess: '{"principals":["arn:aws:iam::111122223333:role/x"]}' }), [
      'Configuration "consoleAccess.principals" is ["arn:aws:iam::111122223333:role/x"], which is not a list, each of it the ARN of an IAM user or the id of an account.',
      "Set it, for example: pulumi config set --path 'consoleAccess.principals[0]' 'arn:aws:iam::111122223333:user/ann'",
    ]);
    assert.deepEqual(problems({ consoleAccess: '{"permisionSets":["A"]}' }), [
      'Configuration "consoleAccess.permisionSets" is unknown.',
      'Did you mean "permissionSets"?',
    ]);
    assert.deepEqual(problems({ consoleAccess: '{"permissionSets":["Data*"]}' }), [
      'Configuration "consoleAccess.permissionSets" is ["Data*"], which is not a list, each of it the name of a permission set.',
      "Set it, for example: pulumi config set --path 'consoleAccess.permissionSets[0]' 'DataScientist'",
    ]);
    assert.equal(
      problems({ studio: '{"userRoles":["a/b"],"domainArn":"d-1","userProfiles":["Ann"]}' }).length,
      4,
    );
    assert.match(
      problems({ studio: '{"domainArn":"d-1"}' })[0] ?? "",
      /which is not the ARN of a Studio domain/,
    );
  });

  it("makes no domain that could open nothing", () => {
    const studio = '{"userProfiles":["ann"]}';
    assert.deepEqual(problems({ studio }), [
      'Configuration "studio.userProfiles" makes a domain in a network that does not lead to SageMaker.',
      "Add the endpoints, which cost by zone and hour: pulumi config set --path 'endpointsFor[0]' studio",
    ]);
    assert.equal(read({ studio, natGateways: "single" }).studio?.userProfiles.length, 1);
    assert.equal(
      read({
        studio,
        vpcId: "vpc-0f0f0f0f0f0f0f0f0",
        subnetIds: '["subnet-0f0f0f0f0f0f0f0f0","subnet-1f0f0f0f0f0f0f0f0"]',
        securityGroupIds: '["sg-0f0f0f0f0f0f0f0f0"]',
        s3EndpointId: "vpce-0f0f0f0f0f0f0f0f0",
      }).studio?.userProfiles.length,
      1,
    );
  });
});
