package dev.snapstart.local.rehearse;

import dev.snapstart.local.rehearse.model.Figures;
import dev.snapstart.local.rehearse.model.Finding;
import dev.snapstart.local.rehearse.model.Hook;
import java.util.List;

/** What a rehearsal of one language came to. */
record Outcome(
    List<Figures> figures, List<Hook> hooks, List<Finding> findings, List<String> remarks) {}
