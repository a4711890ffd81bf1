import { View } from '@tarojs/components'
import type { MyCase } from '@mingdu/shared/cases/applications.schema'
import type { ApplicantThread } from '@mingdu/shared/cases/case-thread.api'
import { isEnd } from '@mingdu/shared/cases/cases.states'
import { useEffect } from 'react'
import { api } from '../../../api/client.gen'
import { useRecord } from '../../../api/use-record'
import { Section } from '../../../components/section/section'
import { Button } from '../../../components/tap/button'
import { CaseFiles } from '../material/case-files'
import { Said } from '../thread/said'
import { Say } from './say'

/** 留言: words and files to the office and back. */
export function Thread({ mine: { id, state } }: { mine: MyCase }) {
  const thread = useRecord<ApplicantThread>(() => api.applications.thread({ params: { id } }), id)
  const { data, error, reload, take } = thread
  const unread = data?.unread ?? 0
  useEffect(() => {
    // the office sees that it was read; a mark that is lost is made at the next visit
    if (unread > 0) void api.applications.readThread({ params: { id } }).then(take, () => undefined)
  }, [id, unread, take])
  return (
    <Section className="thread" title="留言">
      {!data && error && (
        <Button
          className="thread-again"
          kind="link"
          text="没取到留言，点这里再试"
          onTap={() => void reload()}
        />
      )}
      {data?.items.length === 0 && !isEnd(state) && (
        <View className="thread__note">有不清楚的，可以在这里问承办单位，也可以发照片和文件。</View>
      )}
      {data?.items.map((entry) => (
        <Said key={entry.id} entry={entry}>
          <CaseFiles caseId={id} files={entry.files} />
        </Said>
      ))}
      {data && isEnd(state) && <View className="thread__note">这件已经结束，不能再留言。</View>}
      {data && !isEnd(state) && <Say id={id} onSaid={take} />}
    </Section>
  )
}
