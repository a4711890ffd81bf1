import type { DutyList, DutyListContent } from '@mingdu/shared/duty-lists/duty-lists.api'
import { Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ListEditor } from '../../components/list-editor'
import type { PickedPower } from '../../components/power-picker'
import { Refusal } from '../../components/states'
import { Tabs } from '../../components/tabs'
import { useToast } from '../../components/toast'
import { UnsavedGuard } from '../../components/unsaved-guard'
import { BoundaryRow, OrgDutyRow, OversightRow } from './duty-rows'
import { cleanedList, listProblems, NOTHING, PART_KEYS, PARTS, type Part } from './sections'
import { ServicePowersContext, ServiceRow } from './service-row'

interface EditorProps {
  list: DutyList
  part: Part
  setPart: (part: Part) => void
  onDone: () => void
}

/** Writes the draft of a duty list; it starts from what is published. */
export function DutyListEditor({ list, part, setPart, onDone }: EditorProps) {
  // over the version one began with: a newer one is refused by the server, not overwritten
  const [version] = useState(list.version)
  const [content, setContent] = useState<DutyListContent>(
    () => list.draft ?? list.published?.content ?? NOTHING,
  )
  const [dirty, setDirty] = useState(false)
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map())
  const toast = useToast()
  const save = useWrite((body: { version: number; content: DutyListContent }, idempotencyKey) =>
    api.dutyLists.save({ params: { id: list.org.id }, body, idempotencyKey }),
  )
  const send = () => {
    const ready = cleanedList(content)
    const found = listProblems(ready)
    setContent(ready)
    setProblems(found)
    const first = PART_KEYS.find((key) => [...found.keys()].some((path) => path.startsWith(key)))
    if (first) return setPart(first)
    save.mutate(
      { version, content: ready },
      {
        onSuccess: () => {
          setDirty(false)
          toast('草稿已保存，公布后公众才看得到')
          onDone()
        },
        onError: (error) =>
          setProblems(new Map(error.fields.map((f) => [f.path.replace('body.content.', ''), f.message]))),
      },
    )
  }
  const change = useCallback((update: (old: DutyListContent) => DutyListContent) => {
    setDirty(true)
    setContent(update)
  }, [])
  const powers = useServicePowers(list)
  return (
    <section className="panel duty-list" aria-label={`${list.org.name}责任清单，修改`}>
      <div className="duty-list__h">
        <div className="between">
          <h2>{list.org.name}</h2>
          <div className="row">
            <Button type="primary" loading={save.isPending} onClick={send}>
              保存草稿
            </Button>
            <Button onClick={onDone}>返回</Button>
          </div>
        </div>
        {problems.size > 0 && (
          <p className="late-count num" role="status">
            还有 {problems.size} 处要改，已标在各项下面。
          </p>
        )}
        <Refusal error={save.error} />
        <Tabs<Part>
          label="责任清单的四个部分"
          active={part}
          onChange={setPart}
          items={PART_KEYS.map((key) => ({ key, name: PARTS[key], count: content[key].length }))}
        />
      </div>
      <div className="duty-list__b" tabIndex={0} role="group" aria-label={PARTS[part]}>
        <ServicePowersContext.Provider value={powers}>
          <PartEditor content={content} part={part} change={change} problems={problems} />
        </ServicePowersContext.Provider>
      </div>
      <UnsavedGuard dirty={dirty} />
    </section>
  )
}

interface PartEditorProps {
  content: DutyListContent
  part: Part
  change: (update: (old: DutyListContent) => DutyListContent) => void
  problems: ReadonlyMap<string, string>
}

function PartEditor({ content, part, change, problems }: PartEditorProps) {
  const errorAt = (path: string) => problems.get(path)
  const duties = usePart(change, 'duties')
  const boundaries = usePart(change, 'boundaries')
  const oversight = usePart(change, 'oversight')
  const services = usePart(change, 'services')
  const common = { name: PARTS[part], path: part, errorAt }
  switch (part) {
    case 'duties':
      return (
        <ListEditor
          {...common}
          items={content.duties}
          onChange={duties}
          blank={() => ({ title: '', items: [], basis: '', office: '' })}
          max={100}
          Row={OrgDutyRow}
        />
      )
    case 'boundaries':
      return (
        <ListEditor
          {...common}
          items={content.boundaries}
          onChange={boundaries}
          blank={() => ({
            matter: '',
            shares: [{ orgId: '', duty: '' }],
            basis: '',
            example: '',
            disputed: false,
          })}
          max={100}
          Row={BoundaryRow}
        />
      )
    case 'oversight':
      return (
        <ListEditor
          {...common}
          items={content.oversight}
          onChange={oversight}
          blank={() => ({ title: '', target: '', content: '', measures: '', basis: '' })}
          max={100}
          Row={OversightRow}
        />
      )
    case 'services':
      return (
        <ListEditor
          {...common}
          items={content.services}
          onChange={services}
          blank={() => ({ title: '', content: '', office: '', phone: '', powerId: null })}
          max={300}
          Row={ServiceRow}
        />
      )
  }
}

function useServicePowers({ org, powers }: DutyList) {
  const [named, setNamed] = useState(powers)
  return useMemo(() => {
    const note = ({ id, code, name }: PickedPower) => setNamed((old) => ({ ...old, [id]: { code, name } }))
    return { orgId: org.id, named, note }
  }, [org.id, named])
}

function usePart<K extends Part>(change: PartEditorProps['change'], part: K) {
  type Row = DutyListContent[K][number]
  return useCallback(
    (update: (rows: readonly Row[]) => Row[]) => change((old) => ({ ...old, [part]: update(old[part]) })),
    [change, part],
  )
}
