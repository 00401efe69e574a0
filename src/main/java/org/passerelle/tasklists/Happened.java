package org.passerelle.tasklists;

import java.io.Serializable;
import org.passerelle.casefiles.Outcome;

/** What the page after a task tells: which task of which case was done, and what followed. */
public record Happened(String task, String caseNumber, Outcome outcome) implements Serializable {}
