const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A family's reference, such as 4K7-Q2M-9XB: made from the random end of an id, so that no gap in a count tells of a sealed record. */
export function referenceOf(id: string): string {
  let left = BigInt(`0x${id.replaceAll('-', '').slice(-12)}`);
  let said = '';
  for (let i = 0; i < 9; i++) {
    said = letters[Number(left % 32n)]! + said;
    left /= 32n;
  }
  return said.replace(/^(.{3})(.{3})(.{3})$/, '$1-$2-$3');
}
