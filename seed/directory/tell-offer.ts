import {
  answerComment,
  answerReport,
  commentOnOffer,
  findReports,
  findSentComments,
  reportMistake,
  sayRoomOf,
  sayVacanciesOf,
  writeStatement,
  type BandVacancy,
  type NewComment,
  type RecordToPublish,
  type ServiceContent,
} from '#modules/directory/index.ts';
import { nobody } from '#platform/serve.ts';
import { chanceOf } from '../large/chance.ts';
import { idOf, type Telling } from '../telling.ts';
import commentsWritten from './comments.json' with { type: 'json' };
import reportsWritten from './reports.json' with { type: 'json' };
import statementsWritten from './statements.json' with { type: 'json' };

type Published = { said: string; answer: string; done: string | null };
type ToldComment = NewComment & {
  daysAgo: number;
  publish?: Partial<Published> & Omit<Published, 'said'> & { daysAgo: number };
  keepBack?: { daysAgo: number; because: 'own-case' };
};

const editor = 'noor.rahman';

/** What makes the local offer alive: what the council writes, what families say of it and of its services, how much room there is, and which places are free. */
export async function tellOffer(telling: Telling, services: readonly RecordToPublish[], organizationIds: ReadonlyMap<string, string>): Promise<void> {
  telling.actors.set('nobody', nobody);
  const daysAgo = (days: number) => telling.now.subtract({ hours: 24 * days });
  for (const { daysAgo: days, ...statement } of statementsWritten) await telling.as(editor, daysAgo(days), work => writeStatement(work, statement));
  await tellComments(telling, daysAgo);
  await tellReports(telling, { services, organizationIds }, daysAgo);
  await tellRoom(telling, services, daysAgo);
  await tellVacancies(telling, services, daysAgo);
}

type DaysAgo = (days: number) => Temporal.Instant;

async function tellComments(telling: Telling, daysAgo: DaysAgo): Promise<void> {
  for (const { daysAgo: came, publish, keepBack, ...comment } of commentsWritten as readonly ToldComment[]) {
    await telling.as('nobody', daysAgo(came), work => commentOnOffer(work, comment));
    const settled = publish?.daysAgo ?? keepBack?.daysAgo;
    if (settled === undefined) continue;
    await telling.as(editor, daysAgo(settled), async work => {
      const sent = (await findSentComments(work)).find(({ said }) => said === comment.said);
      if (!sent) throw new Error('A comment of Fernshire did not come');
      await answerComment(
        work,
        sent,
        publish
          ? { publish: { said: publish.said ?? comment.said, answer: publish.answer, done: publish.done } }
          : { keepBack: keepBack?.because ?? 'own-case' },
      );
    });
  }
}

type Kept = { services: readonly RecordToPublish[]; organizationIds: ReadonlyMap<string, string> };

async function tellReports(telling: Telling, { services, organizationIds }: Kept, daysAgo: DaysAgo): Promise<void> {
  for (const [nth, { daysAgo: days, said, reach, answer, of }] of reportsWritten.entries()) {
    const keptBy = of === null ? null : idOf(organizationIds, of);
    const about = (keptBy === null ? services[nth * 17] : services.find(({ organizationId }) => organizationId === keptBy))?.id ?? '';
    await telling.as('nobody', daysAgo(days), work => reportMistake(work, about, { said, reach }));
    if (answer === null) continue;
    await telling.as(editor, daysAgo(days - 2), async work => {
      const report = (await findReports(work)).find(one => one.said === said);
      if (report) await answerReport(work, report, answer);
    });
  }
}

const content = (record: RecordToPublish) => record.content as ServiceContent;
/** Days on which keepers say how it stands; most say it lately, some have not for long. */
const saidDays = [1, 4, 9, 16, 23, 31, 55];

/** Of a third of the services that are no childcare, somebody says how much room there is. */
async function tellRoom(telling: Telling, services: readonly RecordToPublish[], daysAgo: DaysAgo): Promise<void> {
  const chances = services.map((service, nth) => ({ service, chance: chanceOf(17, nth) }));
  const told = chances.filter(({ service, chance }) => content(service).childcare === undefined && chance.is(0.35));
  for (const [day, some] of byDay(told))
    await telling.as(editor, daysAgo(day), async work => {
      for (const { service, chance } of some) {
        const state = chance.weigh([
          ['room', 45],
          ['few', 25],
          ['waiting-list', 22],
          ['full', 8],
        ] as const);
        const waitWeeks = state === 'waiting-list' ? chance.between(2, 26) : state === 'room' && chance.is(0.5) ? 0 : null;
        await sayRoomOf(work, service.id, { state, waitWeeks });
      }
    });
}

const bands: readonly { band: BandVacancy['band']; from: number; to: number }[] = [
  { band: 'under-2', from: 0, to: 1 },
  { band: '2', from: 2, to: 2 },
  { band: '3-4', from: 3, to: 4 },
  { band: '5-7', from: 5, to: 7 },
  { band: '8-and-over', from: 8, to: 17 },
];

/** Of nine in ten childcare services, which places are free for the ages they take. */
async function tellVacancies(telling: Telling, services: readonly RecordToPublish[], daysAgo: DaysAgo): Promise<void> {
  const chances = services.map((service, nth) => ({ service, chance: chanceOf(19, nth) }));
  for (const [day, some] of byDay(chances.filter(({ service, chance }) => content(service).childcare !== undefined && chance.is(0.9))))
    await telling.as(editor, daysAgo(day), async work => {
      for (const { service, chance } of some) {
        const { minimumAge = 0, maximumAge = 17 } = content(service);
        const said = bands
          .filter(({ from, to }) => minimumAge <= to && maximumAge >= from)
          .map(({ band }): BandVacancy => {
            const state = chance.weigh([
              ['yes', 45],
              ['waiting-list', 20],
              ['no', 35],
            ] as const);
            return { band, state, places: state === 'yes' && chance.is(0.7) ? chance.between(1, 6) : null };
          });
        await sayVacanciesOf(work, service.id, said);
      }
    });
}

type Drawn = { service: RecordToPublish; chance: ReturnType<typeof chanceOf> };
const byDay = (drawn: readonly Drawn[]) => Map.groupBy(drawn, ({ chance }) => chance.pick(saidDays));
