import { killChild, startChild, stopChild, type Child, type ChildPlan } from './child'

/** Children that live and die together. */
export interface ProcessGroup {
  /** Starts a child; those of a later stage are stopped first. */
  start(stage: number, plan: ChildPlan): Child
  /** Runs a child to its end. @throws Error with the end of its log unless it ended with code 0 */
  runOnce(stage: number, plan: ChildPlan): Promise<void>
  /** Rejects as soon as a child ends that nobody asked to; never resolves. */
  broken: Promise<never>
  /** Ends every child: the last stage first, each stage side by side. */
  stop(): Promise<void>
  /** The same without waiting, for the last moment of this process. */
  kill(): void
}

interface Member {
  stage: number
  child: Child
}

export function processGroup(): ProcessGroup {
  const members: Member[] = []
  let stopping: Promise<void> | null = null
  let breakUp: (error: Error) => void = () => undefined
  const broken = new Promise<never>((_, reject) => (breakUp = reject))
  // whoever races against it sees the rejection; nobody else has to
  broken.catch(() => undefined)

  function add(stage: number, plan: ChildPlan): Child {
    if (stopping) throw new Error(`${plan.name} was not started: everything is being stopped`)
    const child = startChild(plan)
    members.push({ stage, child })
    return child
  }
  return {
    broken,
    start(stage, plan) {
      const child = add(stage, plan)
      void child.ended.then((end) => {
        if (!child.stopping) breakUp(endError(child, end))
      })
      return child
    },
    async runOnce(stage, plan) {
      const child = add(stage, plan)
      const end = await child.ended
      if (end !== 'code 0' && !child.stopping) throw endError(child, end)
    },
    stop: () => (stopping ??= stopStages(members)),
    kill: () => members.forEach(({ child }) => killChild(child)),
  }
}

async function stopStages(members: readonly Member[]): Promise<void> {
  // marked first: the end of one must not look like an accident while another stage is being stopped
  for (const { child } of members) child.stopping = true
  const stages = [...new Set(members.map(({ stage }) => stage))].sort((a, b) => b - a)
  for (const stage of stages) {
    await Promise.all(members.filter((m) => m.stage === stage).map(({ child }) => stopChild(child)))
  }
}

function endError(child: Child, end: string): Error {
  const tail = child.log.tail().map((line) => `    ${line}`)
  return new Error(
    [
      `The ${child.name} ended unexpectedly (${end}). Its log is ${child.log.file}; the end of it:`,
      ...tail,
    ].join('\n'),
  )
}
