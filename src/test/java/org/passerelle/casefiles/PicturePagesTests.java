package org.passerelle.casefiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.accounts.TestAccounts;
import org.passerelle.engine.ProcessPictures;
import org.passerelle.web.PageTests;
import org.springframework.beans.factory.annotation.Autowired;

class PicturePagesTests extends PageTests {

    @Autowired
    PlayedCases cases;

    @Autowired
    ProcessPictures pictures;

    @Autowired
    TestAccounts accounts;

    String number;

    @BeforeEach
    void somebodyInPreparation() {
        cases.begin("2026-03-02");
        number = cases.inPreparation("Zoé", "Lambert", "Studio Zoé");
    }

    @Test
    void saysWhereTheCaseIsAndWhatComesNext() {
        var all = pictures.of(number);

        assertThat(all)
                .extracting(ProcessPictures.Picture::process)
                .containsExactly("job-yourself", "intake", "preparation");
        assertThat(all.get(1).over()).isTrue();
        assertThat(all.get(1).past()).contains("DecideAdmission", "RecordInfoSession");
        assertThat(all.get(2).here()).contains("AssessReadiness", "ReviewCanvasBlock");
        assertThat(all.get(2).next()).contains("DecideTestEntry");
    }

    @Test
    void showsThePresentStageInWordsToo() throws Exception {
        var advisor = accounts.staff("Nadia Peeters", "Advisor", "jobyourself");

        web.perform(get("/cases/" + number + "/process").with(as(advisor)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("data-here=\"")))
                .andExpect(content().string(containsString("Dire si la personne est prête pour le test")))
                .andExpect(content().string(containsString("Décider de l’entrée en test")));
        web.perform(get("/cases/" + number + "/process/preparation.bpmn").with(as(advisor)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("BPMNDiagram")));
    }

    @Test
    void isNotThereForOthersNorForProcessesThatTheCaseDoesNotHave() throws Exception {
        var advisor = accounts.staff("Nadia Peeters", "Advisor", "jobyourself");
        var elsewhere = accounts.staff("Eve Autre", "Advisor", "another-house");

        for (var path : List.of("/process", "/process?of=intake", "/process/intake.bpmn")) {
            web.perform(get("/cases/" + number + path).with(as(elsewhere))).andExpect(status().isNotFound());
        }
        for (var path : List.of("/process?of=exit", "/process/exit.bpmn", "/process/month-close.bpmn")) {
            web.perform(get("/cases/" + number + path).with(as(advisor))).andExpect(status().isNotFound());
        }
    }
}
