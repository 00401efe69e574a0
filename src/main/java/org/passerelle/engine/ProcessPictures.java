package org.passerelle.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The processes of a case as pictures: which there were, where the case is in each, what is behind it and what may come next. */
@Component
public class ProcessPictures {

    /**
     * @param process its key, which is also the name of its file
     * @param name as it stands in the picture
     * @param here ids of the elements in which the case is now; none when the process is over
     * @param past ids of the elements it went through
     * @param next ids of the tasks that may follow the present ones, the nearest first
     */
    public record Picture(String process, String name, Set<String> here, Set<String> past, List<String> next) {

        public boolean over() {
            return here.isEmpty();
        }
    }

    private record Step(String process, String definitionId, String element, boolean open, boolean cancelled) {}

    private final RepositoryService repository;
    private final JdbcClient jdbc;

    ProcessPictures(RepositoryService repository, JdbcClient jdbc) {
        this.repository = repository;
        this.jdbc = jdbc;
    }

    /** In the order in which they began; a process that ran twice is shown as it ran last. */
    public List<Picture> of(String caseNumber) {
        var latest = new LinkedHashMap<String, String>();
        var steps = steps(caseNumber);
        steps.forEach(step -> latest.put(step.process(), step.definitionId()));
        return latest.entrySet().stream()
                .map(process -> picture(process.getKey(), process.getValue(), steps))
                .toList();
    }

    /** The model of one of the case's processes, in the version that the case runs on. */
    public Optional<String> model(String caseNumber, String process) {
        return jdbc.sql("""
                        select proc_def_id_ from act_hi_procinst where business_key_ = ? and proc_def_key_ = ?
                        order by start_time_ desc limit 1""")
                .params(caseNumber, process)
                .query(String.class)
                .optional()
                .map(this::text);
    }

    private Picture picture(String process, String definitionId, List<Step> steps) {
        var here = new LinkedHashSet<String>();
        var past = new LinkedHashSet<String>();
        for (var step : steps) {
            if (!step.process().equals(process)) continue;
            if (step.open()) here.add(step.element());
            else if (!step.cancelled()) past.add(step.element());
        }
        var model = repository.getBpmnModelInstance(definitionId);
        var name = model.getModelElementsByType(Process.class).iterator().next().getName();
        return new Picture(process, name, here, past, next(model, here));
    }

    /** Along the lines from where the case is to the first tasks of people. */
    private static List<String> next(BpmnModelInstance model, Set<String> here) {
        var found = new LinkedHashSet<String>();
        var seen = new LinkedHashSet<>(here);
        var ahead = new ArrayDeque<FlowNode>();
        for (var id : here) {
            if (model.getModelElementById(id) instanceof FlowNode node) ahead.add(node);
        }
        while (!ahead.isEmpty()) {
            for (SequenceFlow flow : ahead.remove().getOutgoing()) {
                var target = flow.getTarget();
                if (!seen.add(target.getId())) continue;
                if (target instanceof UserTask) found.add(target.getId());
                else ahead.add(target);
            }
        }
        return new ArrayList<>(found);
    }

    /** Sub-processes and loops are frames around steps, not steps. */
    private List<Step> steps(String caseNumber) {
        return jdbc.sql("""
                        select p.proc_def_key_ as process, p.proc_def_id_ as definition_id, a.act_id_ as element,
                          bool_or(a.end_time_ is null) as open, bool_and(a.act_inst_state_ = 2) as cancelled
                        from act_hi_procinst p join act_hi_actinst a on a.proc_inst_id_ = p.id_
                        where p.business_key_ = ? and a.act_type_ not in ('subProcess', 'multiInstanceBody')
                        group by p.proc_def_key_, p.proc_def_id_, p.super_process_instance_id_, p.start_time_, a.act_id_
                        order by p.super_process_instance_id_ is not null, p.start_time_, min(a.start_time_)""").param(caseNumber).query(Step.class).list();
    }

    private String text(String definitionId) {
        try (var model = repository.getProcessModel(definitionId)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
