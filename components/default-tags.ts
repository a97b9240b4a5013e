/**
 * The tags that the provider gives to every resource, for what it does not make itself: the jobs and models of a
 * pipeline. None when the text is no JSON object with `tags`; the provider says what is wrong with it.
 *
 * @param text the configuration `aws:defaultTags` of the stack
 * @see https://www.pulumi.com/registry/packages/aws/installation-configuration/
 */
export const readDefaultTags = (text: string | undefined): Readonly<Record<string, string>> => {
  const tags = membersOf(membersOf(parsed(text ?? ""))["tags"]);
  return Object.fromEntries(
    Object.entries(tags).flatMap(([key, value]) =>
      typeof value === "object" && value !== null ? [] : [[key, String(value)]],
    ),
  );
};

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
