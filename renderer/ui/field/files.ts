/** Which of the files offered are taken: those with one of the endings, and only the first where one is wanted. */
export function pickFiles<F extends { name: string }>(
  files: readonly F[],
  accept: readonly string[] | undefined,
  multiple: boolean,
): { taken: F[]; refused: F[] } {
  const fits = (file: F) =>
    accept === undefined || accept.some((ending) => file.name.toLowerCase().endsWith(ending.toLowerCase()));
  const fitting = files.filter(fits);
  const taken = multiple ? fitting : fitting.slice(0, 1);
  return { taken, refused: files.filter((file) => !taken.includes(file)) };
}
