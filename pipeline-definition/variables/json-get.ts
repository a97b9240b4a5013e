import { variable, type PipelineVariable } from "./variable";

/** A step that declares property files. */
export interface HasPropertyFiles<Name extends string> {
  readonly name: string;
  readonly propertyFiles: readonly { readonly name: Name }[];
}

/**
 * A value read while the pipeline runs out of a property file of a processing step.
 *
 * @param path members with dots and positions in brackets, such as `metrics.folds[0].accuracy`; a literal,
 * since SageMaker takes no variable here.
 * @typeParam T type of the value in the file; SageMaker does not check it.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-propertyfile.html
 */
export const jsonGet = <File extends string, T extends string | number | boolean = number>(
  step: HasPropertyFiles<File>,
  file: NoInfer<File>,
  path: string,
): PipelineVariable<T> =>
  variable({
    "Std:JsonGet": { PropertyFile: { Get: `Steps.${step.name}.PropertyFiles.${file}` }, Path: path },
  });
