/**
 * Globs over fields, as `deny` lines write them: `*` stands for any characters, none included, and nothing else is
 * special. Each part is looked for once, from left to right, so no glob can make matching explode.
 */

export function matcher(glob: string): (field: string) => boolean {
  const [first = '', ...rest] = glob.split('*');
  const last = rest.pop();
  if (last === undefined) return (field) => field === glob;
  const middle = rest.filter((part) => part !== '');
  return (field) => {
    const end = field.length - last.length;
    if (end < first.length || !field.startsWith(first) || !field.endsWith(last)) return false;
    let at = first.length;
    for (const part of middle) {
      const found = field.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
      if (at > end) return false;
    }
    return true;
  };
}
