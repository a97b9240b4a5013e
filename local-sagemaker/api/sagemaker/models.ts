import { invalid } from "../../endpoints/refused-request";
import { describeModel } from "../../plan/model-descriptions";
import { modelArn } from "../../plan/names";
import { requiredText, type Operation } from "./operation";
import { filtered, pageOf, summary } from "./paging";
import { requireShape, toWire } from "./wire";

export const createModel: Operation = (input, { store, place, now }) => {
  requireShape("CreateModelInput", "CreateModel", input);
  const name = requiredText(input, "ModelName");
  const arn = modelArn(place, name);
  if (!store.addDescription("Model", arn, name, undefined, describeModel(input, name, place, now())))
    throw invalid(`Cannot create already existing model "${arn}".`);
  return { ModelArn: arn };
};

const found: (...args: Parameters<Operation>) => ReturnType<typeof describeModel> = (
  input,
  { store, place },
) => {
  const name = requiredText(input, "ModelName");
  const model = store.description("Model", name);
  if (model === undefined) throw invalid(`Could not find model "${modelArn(place, name)}".`);
  return model;
};

export const describeModelOperation: Operation = (input, machinery) =>
  toWire("DescribeModelOutput", found(input, machinery));

export const deleteModel: Operation = (input, machinery) => {
  found(input, machinery);
  machinery.store.removeDescription(modelArn(machinery.place, requiredText(input, "ModelName")));
  return {};
};

export const listModels: Operation = (input, { store }) => {
  const models = filtered(input, store.descriptions("Model"), { name: "ModelName", time: "CreationTime" });
  const summaries = models.map((model) =>
    summary(model, ["ModelName", "ModelArn", "CreationTime"], ["CreationTime"]),
  );
  return pageOf(input, "Models", summaries);
};
