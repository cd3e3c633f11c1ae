import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { getChange, type Change } from '../change.queries.ts';
import { differing, onTopOf, type Differs } from '../change-record/parts/compare.ts';
import { proposeChange } from '../propose-change/propose-change.ts';

export type Renewal = Change & { renewed: object; renewedDiffers: readonly Differs[]; clashing: readonly string[] };

/** A change that came back, was taken back or was overtaken, put on top of what is public now: what it changed stays, all else is as it is public. */
export async function getRenewal(work: Work, versionId: string): Promise<Renewal> {
  const change = await getChange(work, versionId);
  const { version, described } = change;
  if (version.state === 'public' || version.state === 'replaced') throw new Refusal('conflict', 'This version has been public already');
  const current = described.current?.content ?? null;
  const base = described.versions.find(({ number }) => number === version.basedOn)?.content ?? {};
  const { content, clashing } =
    current === null ? { content: version.content, clashing: [] } : onTopOf(described.record.kind, { base, mine: version.content, current });
  return { ...change, renewed: content, clashing, renewedDiffers: differing(described.record.kind, current, content, described.known) };
}

/** Proposes it again; whatever waits is taken back in its favour. */
export async function renewChange(work: Work, versionId: string): Promise<string> {
  const { renewed, described, version } = await getRenewal(work, versionId);
  return proposeChange(work, described.record.id, {
    content: renewed,
    basedOn: described.current?.number ?? null,
    ...(version.note !== null && { note: version.note }),
  });
}
