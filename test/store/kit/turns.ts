/** Doing something for all of many, a few at once. */

export async function inTurns<T>(
  all: readonly T[],
  atOnce: number,
  act: (one: T, index: number) => Promise<void>,
): Promise<void> {
  const left = all.entries();
  const lane = async (): Promise<void> => {
    for (const [index, one] of left) await act(one, index);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
