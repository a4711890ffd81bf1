import type { Tx } from '../../db/connection'
import { suppressAbout, tellPeople } from '../messages/messages.service'
import { dayFacts } from '../tasks/day.service'
import { peopleOfOrgs, taskMessage } from '../tasks/telling.service'
import type { TaskDoc } from '../tasks/tree.service'
import type { MatterAct } from './matters.service'

/** Nothing that waits for these tasks is sent any more; who works on a task that was dispatched is told. */
export async function tellCancelled(
  open: readonly TaskDoc[],
  note: string,
  { actor, time }: Pick<MatterAct, 'actor' | 'time'>,
  tx: Tx,
): Promise<void> {
  const at = new Date(time.now())
  await suppressAbout(
    open.map(({ _id }) => String(_id)),
    '任务已撤销',
    at,
    tx,
  )
  const dispatched = open.filter((task) => task.dispatchedOn !== null)
  const orgIds = dispatched.flatMap(({ orgId, coOrgIds }) => [orgId, ...coOrgIds])
  const [day, people] = await Promise.all([dayFacts(time), peopleOfOrgs(orgIds)])
  const messages = dispatched.map((task) =>
    taskMessage(
      task,
      {
        kind: 'taskCancelled',
        recipientIds: [...people.actingFor(task), ...task.coOrgIds.flatMap(people.heads)],
        dedupe: 'cancelled',
        heading: '任务撤销',
        body: `${note ? `${note}，` : ''}不用再办理。`,
        sender: actor.orgName,
        light: 'grey',
      },
      day,
    ),
  )
  await tellPeople(messages, at, tx)
}
