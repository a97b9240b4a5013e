import type { IncomingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";

/** A request as it came: the path is kept as sent, because S3 keys may hold what a URL parser tidies away. */
export interface ApiRequest {
  readonly method: string;
  /** Percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
}

export interface ApiResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | Readable;
}

/** One of AWS's services: answers every request that is meant for it, errors included. */
export type ApiService = (request: ApiRequest) => Promise<ApiResponse>;

/** A header as one text; undefined when absent. */
export const headerOf = ({ headers }: ApiRequest, name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value.join(",") : value;
};

/**
 * A body whole.
 *
 * @returns undefined when it has more bytes than the limit; the rest is not read.
 */
export const readBody = async ({ body }: ApiRequest, limitBytes: number): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limitBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};
