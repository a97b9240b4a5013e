import { html } from "hono/html";
import { isJsonObject, type Json } from "../../../pipeline-definition/document/definition";
import { type ModelPackageRecord } from "../../store/execution-record";
import { formatTime } from "../view/measures";
import { badge, facts, folded, section, type Markup } from "./markup";

const APPROVAL_TONES = new Map([
  ["Approved", "green"],
  ["Rejected", "red"],
] as const);

/** Every S3 URI in a part of the description, with the members that lead to it. */
const urisIn = (
  value: Json | undefined,
  members: readonly string[] = [],
): readonly (readonly [string, string])[] => {
  if (typeof value === "string") return value.startsWith("s3://") ? [[members.join("."), value]] : [];
  if (Array.isArray(value)) return value.flatMap((item: Json) => urisIn(item, members));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    urisIn(item, key === "S3Uri" ? members : [...members, key]),
  );
};

const uriList = (value: Json | undefined): Markup | undefined => {
  const uris = urisIn(value);
  return uris.length === 0
    ? undefined
    : html`<ul class="plain">
        ${uris.map(([member, uri]) => html`<li><span class="soft">${member}</span> <code>${uri}</code></li>`)}
      </ul>`;
};

const metadata = (value: Json | undefined): Markup | undefined => {
  const pairs = isJsonObject(value) ? Object.entries(value) : [];
  return pairs.length === 0
    ? undefined
    : html`<table class="list">
        ${pairs.map(
          ([name, item]) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td><code>${typeof item === "string" ? item : JSON.stringify(item)}</code></td>
            </tr>`,
        )}
      </table>`;
};

const onePackage = (record: ModelPackageRecord): Markup => {
  const { Description } = record;
  const tone = APPROVAL_TONES.get(record.ModelApprovalStatus as "Approved") ?? "amber";
  return html`<article class="card">
    <h3>
      ${record.ModelPackageGroupName}, version ${record.ModelPackageVersion}
      ${badge(tone, record.ModelApprovalStatus)}
    </h3>
    ${facts([
      ["Registered", formatTime(record.CreationTime)],
      ["ARN", html`<code>${record.ModelPackageArn}</code>`],
      ["Model", uriList(Description["InferenceSpecification"])],
      ["Metrics", uriList(Description["ModelMetrics"])],
      ["Customer metadata", metadata(Description["CustomerMetadataProperties"])],
    ])}
    ${folded("Whole description", html`<pre tabindex="0">${JSON.stringify(Description, null, 2)}</pre>`)}
  </article>`;
};

/** The versions that the execution registered. */
export const modelPackageSection = (packages: readonly ModelPackageRecord[]): Markup =>
  packages.length === 0
    ? html``
    : section(
        "model-package",
        packages.length === 1 ? "Registered model" : "Registered models",
        html`${packages.map(onePackage)}`,
      );
