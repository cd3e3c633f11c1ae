import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onceMore } from './once-more.ts';

const fault = (code: string) => Object.assign(new Error('it went wrong'), { code });

test('work that was cut off is done once more, and its first try is forgotten', async () => {
  for (const passing of [fault('57P01'), fault('25006'), fault('40001'), fault('ECONNRESET'), new Error('Connection terminated unexpectedly')]) {
    let tries = 0;
    const done = await onceMore('until commit', async () => {
      tries += 1;
      if (tries === 1) throw passing;
      return 'done';
    });
    assert.deepEqual([done, tries], ['done', 2]);
  }
});

test('a change whose commit may have been kept is not made again; one that was refused is', async () => {
  const commit = async (code: string, safe: 'until commit' | 'always') => {
    let tries = 0;
    await onceMore(safe, async committing => {
      tries += 1;
      committing();
      if (tries === 1) throw fault(code);
    }).catch(() => undefined);
    return tries;
  };
  assert.equal(await commit('57P01', 'until commit'), 1);
  assert.equal(await commit('40001', 'until commit'), 2);
  assert.equal(await commit('57P01', 'always'), 2, 'a look may happen twice');
});

test('a fault of the work itself is told at once, and one that does not pass is told in the end', async () => {
  for (const [code, expected] of [
    ['23505', 1],
    ['ECONNREFUSED', 4],
  ] as const) {
    let tries = 0;
    await assert.rejects(
      onceMore('always', async () => {
        tries += 1;
        throw fault(code);
      }),
      { code },
    );
    assert.equal(tries, expected);
  }
});
