import { readdirSync, readFileSync, statSync } from "node:fs";
import { builtinModules } from "node:module";
import path from "node:path";
import ts from "typescript";
import { workflowNames } from "../../workflows/workflow-registry";

const ROOT = path.resolve(__dirname, "../..");

/** Where source stands. Tests may import anything. */
const SOURCE = [
  "index.ts",
  "bench",
  "components",
  "delivery",
  "local-sagemaker",
  "pipeline-definition",
  "policy-pack",
  "scripts",
  "workflows",
];

/** Loads the one workflow that is asked for, under a name that no source tells. */
const REGISTRY = "workflows/workflow-registry.ts";

/**
 * One import, whether by `import`, `export … from`, `import()`, `import("…").T` or `require`, or because the registry
 * of workflows may load the file.
 */
export interface Import {
  readonly from: string;
  /** A file of the repository, `node:…`, or a package with its path. */
  readonly to: string;
  /** Gone when the program runs. */
  readonly typeOnly: boolean;
}

const filesIn = (place: string): readonly string[] => {
  const full = path.join(ROOT, place);
  if (statSync(full, { throwIfNoEntry: false }) === undefined) return [];
  if (statSync(full).isFile()) return [place];
  return readdirSync(full).flatMap((name) => filesIn(`${place}/${name}`));
};

const isSourceFile = (file: string): boolean => file.endsWith(".ts") && !file.includes("/node_modules/");

/** A source file as a tree. */
export const parse = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readFileSync(path.join(ROOT, file), "utf8"), ts.ScriptTarget.Latest, true);

const resolve = (from: string, name: string): string => {
  if (!name.startsWith(".")) return builtinModules.includes(name) ? `node:${name}` : name;
  const target = path.posix.join(path.posix.dirname(from), name);
  const candidates = [target, `${target}.ts`, `${target}/index.ts`];
  return (
    candidates.find((file) => statSync(path.join(ROOT, file), { throwIfNoEntry: false })?.isFile()) ?? target
  );
};

const isTypeOnly = (node: ts.ImportDeclaration | ts.ExportDeclaration): boolean => {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const clause = node.importClause;
  if (clause === undefined) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  return (
    clause.name === undefined &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.length > 0 &&
    named.elements.every((element) => element.isTypeOnly)
  );
};

/** The module that a node names, and whether only types come from it. */
const moduleNamed = (node: ts.Node): { readonly name: ts.Node; readonly typeOnly: boolean } | undefined => {
  if (ts.isImportDeclaration(node)) return { name: node.moduleSpecifier, typeOnly: isTypeOnly(node) };
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined)
    return { name: node.moduleSpecifier, typeOnly: isTypeOnly(node) };
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return { name: node.argument.literal, typeOnly: true };
  if (!ts.isCallExpression(node)) return undefined;
  const [name] = node.arguments;
  const imports =
    node.expression.kind === ts.SyntaxKind.ImportKeyword ||
    /^require(\.resolve)?$/.test(node.expression.getText());
  return imports && name !== undefined ? { name, typeOnly: false } : undefined;
};

const importsOf = (file: string): readonly Import[] => {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const named = moduleNamed(node);
    if (named !== undefined && ts.isStringLiteralLike(named.name))
      found.push({ from: file, to: resolve(file, named.name.text), typeOnly: named.typeOnly });
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
};

/** Whether an import leads to a file of ours. */
export const isRepositoryFile = (target: string): boolean =>
  SOURCE.some((place) => target === place || target.startsWith(`${place}/`));

/** Every source file, from the root of the repository. */
export const files = SOURCE.flatMap(filesIn).filter(isSourceFile);

const loadedByName: readonly Import[] = workflowNames().map((name) => ({
  from: REGISTRY,
  to: `workflows/${name}/pipeline.ts`,
  typeOnly: false,
}));

/** Every import of every source file. */
export const imports = [...files.flatMap(importsOf), ...loadedByName];
