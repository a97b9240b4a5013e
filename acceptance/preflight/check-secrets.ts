import { DescribeKeyCommand, type KeyMetadata } from "@aws-sdk/client-kms";
import type { AwsClients } from "../aws/clients";
import { error, ok, type Finding } from "../finding";
import type { StackSettings } from "../stack-settings";
import { askFor, notLookedAt } from "./looked-at";

/** The alias that the bootstrap stack gives to its key. */
const OWN_ALIAS = "alias/pulumi-secrets";

/** A key as a secrets provider names it. */
interface NamedKey {
  /** Alias, id or ARN. */
  readonly id: string;
  readonly region: string;
}

/**
 * Reads `awskms://KEY?region=REGION`; undefined for what names no key.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/secrets/#available-encryption-providers
 */
const keyOf = (provider: string, ownRegion: string): NamedKey | undefined => {
  const [, id = "", query = ""] = /^awskms:\/\/\/?([^?]*)(?:\?(.*))?$/s.exec(provider) ?? [];
  const region = /^arn:[^:]+:kms:([^:]+):/.exec(id)?.[1] ?? new URLSearchParams(query).get("region");
  return id === "" ? undefined : { id, region: region ?? ownRegion };
};

const absentHint = ({ stack }: StackSettings, id: string): string =>
  id === OWN_ALIAS
    ? "Deploy the bootstrap stack, which makes it (docs/bootstrap.md), or do without: " +
      `pulumi stack init ${stack}, which drops secretsprovider, and pulumi config set permissionsBoundary stack.`
    : 'Name one that exists: pulumi stack change-secrets-provider "awskms://alias/NAME?region=REGION".';

const STATE_HINTS: Readonly<Record<string, string>> = {
  Disabled: "Enable it: aws kms enable-key.",
  PendingDeletion: "Take the deletion back: aws kms cancel-key-deletion, then aws kms enable-key.",
};

const stateFinding = (subject: string, { KeyState, KeyUsage }: KeyMetadata): Finding => {
  if (KeyUsage !== "ENCRYPT_DECRYPT")
    return error(
      "secrets",
      `${subject} is for ${KeyUsage ?? "an unknown use"} and encrypts nothing.`,
      "Name a key whose usage is ENCRYPT_DECRYPT.",
    );
  return KeyState === "Enabled"
    ? ok("secrets", `${subject} can be used.`)
    : error(
        "secrets",
        `${subject} cannot be used: it is ${KeyState ?? "in an unknown state"}.`,
        STATE_HINTS[KeyState ?? ""] ?? "Wait until it is Enabled, or name another one.",
      );
};

/** Looks whether the key is there that the stack's file names for its secrets. */
export const checkSecrets = async (
  settings: StackSettings,
  { kmsIn }: Pick<AwsClients, "kmsIn">,
): Promise<readonly Finding[]> => {
  const { stack, secretsProvider, configuration } = settings;
  if (secretsProvider === undefined)
    return [ok("secrets", `Stack "${stack}" leaves to Pulumi what encrypts its secrets.`)];
  if (!secretsProvider.startsWith("awskms:"))
    return [ok("secrets", `The secrets provider "${secretsProvider}" is no key of AWS.`)];
  const key = keyOf(secretsProvider, configuration.region);
  if (key === undefined)
    return [
      error(
        "secrets",
        `The secrets provider "${secretsProvider}" names no key.`,
        `Write it as awskms://${OWN_ALIAS}?region=${configuration.region}.`,
      ),
    ];
  const subject = `Key "${key.id}" of the stack's secrets in region "${key.region}"`;
  const answer = await askFor("kms:DescribeKey", async () =>
    kmsIn(key.region).send(new DescribeKeyCommand({ KeyId: key.id })),
  );
  if ("failure" in answer) return [notLookedAt("secrets", subject, answer.failure)];
  const metadata = answer.value?.KeyMetadata;
  return [
    metadata === undefined
      ? error("secrets", `${subject} does not exist.`, absentHint(settings, key.id))
      : stateFinding(subject, metadata),
  ];
};
