/** Fails with what the first failed with, after all were tried. */
export function firstFailure(settled: readonly PromiseSettledResult<unknown>[]): void {
  const failed = settled.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}
