import { DIRECTIVE_PAPERS } from '@mingdu/shared/directives/directives.states'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api } from '../../../api/client.gen'
import { Drawer } from '../../../components/drawer'
import { Light } from '../../../components/light'
import { ErrorState, SkeletonLines } from '../../../components/states'
import { DirectiveActs } from './directive-acts'
import { DirectiveBody, LevelTag, PaperLinks, StateTag } from './directive-parts'

/** A 督查通知 beside its list: what it asks, what came of it, its paper and its task. */
export function DirectiveDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const read = useQuery({
    queryKey: ['directives', 'one', id],
    queryFn: () => api.directives.get({ params: { id } }),
  })
  const directive = read.data
  return (
    <Drawer
      title={directive?.no ?? '督查通知'}
      kicker={directive && `${DIRECTIVE_PAPERS[directive.level]}　${directive.owner.name}`}
      label="督查通知"
      onClose={onClose}
      footer={
        directive && (
          <div className="row row--wrap">
            <DirectiveActs directive={directive} />
            <span className="grow" />
            <PaperLinks id={directive.id} />
          </div>
        )
      }
    >
      {read.isPending && <SkeletonLines lines={8} />}
      {read.isError && !directive && <ErrorState error={read.error} retry={() => void read.refetch()} />}
      {directive && (
        <div className="stack">
          <div className="row row--wrap">
            <LevelTag level={directive.level} />
            <StateTag {...directive} />
            <Light light={directive.light} />
          </div>
          <Link to={`/tasks?task=${directive.task.id}`}>
            {directive.task.no}　{directive.task.title}
          </Link>
          <DirectiveBody directive={directive} />
        </div>
      )}
    </Drawer>
  )
}
