import { EndpointHost } from "../../local-sagemaker/endpoints/endpoint-host";
import type { JobLauncher } from "../../local-sagemaker/jobs/job";
import type { Place } from "../../local-sagemaker/plan/names";
import { createModelServers } from "../../local-sagemaker/serving/model-server";
import { withTransformJobs } from "../../local-sagemaker/serving/transform/transform-launcher";
import { jobsFolder, type StorePlaces } from "./run-result";

export interface HostingOptions {
  readonly places: StorePlaces;
  readonly place: Place;
  /** Runs all jobs but transform jobs. */
  readonly launcher: JobLauncher;
  /** This interpreter instead of the image's environment. */
  readonly python?: string;
  readonly onProgress: (line: string) => void;
}

/** What serves models in a run. */
export interface Hosting {
  /** Runs all jobs. */
  readonly launcher: JobLauncher;
  /** To be closed when the run has ended. */
  readonly endpoints: EndpointHost;
}

/** Makes what serves the models of a store, in batches and behind endpoints; nothing starts before it is asked for. */
export const createHosting = ({ places, place, launcher, python, onProgress }: HostingOptions): Hosting => {
  const { folder, objects, store } = places;
  const startServer = createModelServers({
    objects,
    folder: jobsFolder(folder),
    onProgress,
    ...(python === undefined ? {} : { python }),
  });
  return {
    launcher: withTransformJobs(launcher, {
      objects,
      startServer,
      jobsFolder: jobsFolder(folder),
      describeModel: (name) => store.description("Model", name),
      now: () => new Date().toISOString(),
    }),
    endpoints: new EndpointHost({ store, objects, place, startServer }),
  };
};
