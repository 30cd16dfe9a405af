/** The longest body of a reply that is read, in bytes. A response as long as diffgauge judges fits in, however it is escaped. */
export const longestBody = 32 * 1024 * 1024;

/** A reply that was longer than that. */
export class BodyTooLongError extends Error {
  override readonly name = 'BodyTooLongError';
}

/** Fetches, but reads no more of a body than `longestBody`: reading fails with a `BodyTooLongError` there. */
export const fetchBounded: typeof fetch = async (input, init) => {
  const reply = await fetch(input, init);
  if (reply.body === null) return reply;
  const { status, statusText, headers } = reply;
  return new Response(reply.body.pipeThrough(boundStream()), { status, statusText, headers });
};

const boundStream = (): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> => {
  let size = 0;
  return new TransformStream({
    transform: (bytes, controller) => {
      size += bytes.length;
      if (size > longestBody) controller.error(new BodyTooLongError(`the reply is longer than ${longestBody} bytes`));
      else controller.enqueue(bytes);
    },
  });
};
