/**
 * `node test/bench/quotations.ts [ALTERED [TYPED [SWAPPED]]]`: alters real quotations at random, 5,000 times unless told, types
 * them in other glyphs 1,000 times, gives them to other speakers 1,000 times, and prints those that the rules judge wrongly. Ends with 1 where an altered one was accepted.
 */
import { seeded } from '../unit/model/mutation.ts';
import { alterAll, typeAll, type Outcome } from '../unit/rules/quoted-mutation.ts';
import { swapSpeakers } from '../unit/rules/speaker-mutation.ts';

const [altered = '5000', typed = '1000', swapped = '1000'] = process.argv.slice(2);
const accepted = alterAll(Number(altered), seeded(1));
const refused = typeAll(Number(typed), seeded(2));
print('altered, and accepted', accepted);
const given = swapSpeakers(Number(swapped), seeded(3));
print('given to someone, and judged wrongly', given);
print('typed otherwise, and refused', refused);
if (accepted.wrong.length > 0 || given.wrong.length > 0 || refused.wrong.length > refused.tried / 200)
  process.exitCode = 1;

function print(what: string, { tried, kinds, wrong }: Outcome): void {
  console.log(`${tried} ${what}: ${wrong.length}`);
  for (const [how, count] of [...kinds].sort((a, b) => b[1] - a[1]))
    console.log(`  ${String(count).padStart(5)}  ${how}`);
  for (const { how, text, from } of wrong.slice(0, 40)) console.log(`  ${how}\n    ${text}\n    ${from}`);
}
