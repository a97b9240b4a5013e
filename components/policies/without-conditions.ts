import type {
  Conditions,
  PolicyDocument,
  Statement,
} from "../../pipeline-definition/analysis/permissions/policy-document";

/**
 * Condition keys of the execution roles that could lock a job out, should AWS send them otherwise than it documents.
 * Each can be switched off by itself.
 */
export const SWITCHABLE_CONDITIONS = [
  "aws:SourceArn",
  "cloudwatch:namespace",
  "kms:GrantIsForAWSResource",
  "kms:ViaService",
  "s3:prefix",
  "sagemaker:InstanceTypes",
  "sagemaker:InterContainerTrafficEncryption",
  "sagemaker:MaxRuntimeInSeconds",
  "sagemaker:ModelApprovalStatus",
  "sagemaker:NetworkIsolation",
  "sagemaker:OutputKmsKeyArn",
  "sagemaker:VolumeKmsKeyArn",
  "sagemaker:VpcSecurityGroupIds",
  "sagemaker:VpcSubnets",
] as const;

const without = (condition: Conditions, keys: readonly string[]): Conditions =>
  Object.fromEntries(
    Object.entries(condition)
      .map(
        ([operator, wanted]) =>
          [
            operator,
            Object.fromEntries(Object.entries(wanted).filter(([key]) => !keys.includes(key))),
          ] as const,
      )
      .filter(([, wanted]) => Object.keys(wanted).length > 0),
  );

const statementWithout = (statement: Statement, keys: readonly string[]): Statement => {
  const { Condition, ...rest } = statement;
  // Less of a condition would make a denial deny more.
  if (Condition === undefined || statement.Effect === "Deny") return statement;
  const left = without(Condition, keys);
  return Object.keys(left).length === 0 ? rest : { ...rest, Condition: left };
};

/** A document whose permissions no longer hang on some condition keys. */
export const withoutConditions = (document: PolicyDocument, keys: readonly string[]): PolicyDocument => ({
  ...document,
  Statement: document.Statement.map((statement) => statementWithout(statement, keys)),
});
