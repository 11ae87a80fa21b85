package org.inkstone.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inkstone.core.backend.TensorBackend;
import org.inkstone.core.io.FormatException;
import org.inkstone.core.io.Snapshot;
import org.inkstone.core.io.SnapshotStore;
import org.inkstone.core.safetensors.DType;
import org.inkstone.core.safetensors.SafetensorsFile;
import org.inkstone.core.safetensors.SafetensorsWriter;
import org.inkstone.core.safetensors.TensorInfo;
import org.inkstone.core.tensor.Tensor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves a training run so that it can go on later exactly as if nothing had happened (训练检查点).
 *
 * <pre>{@code
 * model.safetensors        the parameters, F32
 * optimizer.safetensors    m and v of each, F32, as first/<name> and second/<name>
 * training.json            steps and tokens so far, AdamW's counters, options, data hash, model, library version
 * }</pre>
 *
 * <p>Batches, dropout masks and rates are functions of the step's number, so no generator's state is saved. A resumed
 * run has bit for bit the losses and weights of an uninterrupted one on the same backend. The files lie in a {@link
 * SnapshotStore}: a process that is killed while it saves leaves the checkpoint before whole.
 *
 * <p>A run is resumed only with the same options, data and model; a difference is an error that names it, because the
 * result would be neither the old run nor the new one. Another backend or library version is only logged: the run is
 * valid, but may differ in the last digits.
 */
public final class TrainingCheckpoint {
    private static final Logger log = LoggerFactory.getLogger(TrainingCheckpoint.class);
    private static final String MODEL = "model.safetensors";
    private static final String OPTIMIZER = "optimizer.safetensors";
    private static final String STATE = "training.json";
    private static final Set<String> MAY_DIFFER = Set.of("backend", "library");

    private final Path folder;
    private final SnapshotStore store;

    /**
     * A place for the checkpoints of one run. The newest two are kept.
     *
     * @param folder where they lie; made at the first save
     */
    public TrainingCheckpoint(Path folder) {
        this.folder = folder;
        this.store = new SnapshotStore(folder);
    }

    /**
     * Saves a run. When this returns, it is on the disk.
     *
     * @param trainer the run, between two steps
     * @throws IOException if the files cannot be written; the checkpoint before is whole
     * @throws TrainingDivergedException if a parameter is NaN or infinite, which would make the checkpoint worthless
     */
    public void save(Trainer trainer) throws IOException {
        String broken = trainer.firstNonFiniteParameter();
        if (broken != null) {
            throw new TrainingDivergedException(
                    trainer.steps(), "parameter " + broken + " has NaN or infinity; it was not saved", null);
        }
        // #region save
        store.save(trainer.steps(), temporary -> {
            write(temporary.resolve(MODEL), trainer.parameters());
            write(temporary.resolve(OPTIMIZER), moments(trainer.optimizer()));
            CheckpointState.of(trainer).write(temporary.resolve(STATE));
        });
        // #endregion save
        log.debug("saved step {} in {}", trainer.steps(), folder);
    }

    /**
     * Continues a run from its newest whole checkpoint, if there is one.
     *
     * @param trainer made with the same options, data and model as the saved run; its weights are overwritten
     * @return whether there was a checkpoint; if not, the trainer is as before
     * @throws IllegalArgumentException if options, data or model differ from those of the checkpoint; the trainer is
     *     as before
     * @throws FormatException if every checkpoint is broken
     * @throws IOException if the files cannot be read
     */
    public boolean resume(Trainer trainer) throws IOException {
        Optional<Snapshot> latest = store.latest();
        if (latest.isEmpty()) {
            return false;
        }
        Snapshot snapshot = latest.get();
        CheckpointState state = CheckpointState.read(snapshot.file(STATE));
        requireSameRun(state, CheckpointState.of(trainer));
        Map<String, Tensor> moments = moments(trainer.optimizer());
        try (SafetensorsFile model = SafetensorsFile.open(snapshot.file(MODEL));
                SafetensorsFile optimizer = SafetensorsFile.open(snapshot.file(OPTIMIZER))) {
            requireSameTensors(model, trainer.parameters());
            requireSameTensors(optimizer, moments);
            read(model, trainer.parameters());
            read(optimizer, moments);
        }
        trainer.optimizer().restoreUpdates(state.updates());
        trainer.restore(state.step(), state.tokensSeen());
        log.info("resumed at step {} from {}", state.step(), folder);
        return true;
    }

    private void requireSameRun(CheckpointState saved, CheckpointState current) {
        Map<String, String> before = saved.provenance();
        current.provenance().forEach((name, value) -> {
            String was = before.getOrDefault(name, "not recorded");
            if (!was.equals(value)) {
                if (!MAY_DIFFER.contains(name)) {
                    throw cannotResume(name + " must be " + was + ", got " + value);
                }
                log.warn("{} was {} when the checkpoint was saved, and is {} now", name, was, value);
            }
        });
    }

    private void requireSameTensors(SafetensorsFile file, Map<String, Tensor> tensors) {
        List<String> missing = new ArrayList<>(tensors.keySet());
        missing.removeAll(file.names());
        if (!missing.isEmpty()) {
            throw cannotResume("the checkpoint has no tensor " + missing.get(0));
        }
        for (String name : file.names()) {
            TensorInfo info = file.info(name);
            Tensor tensor = tensors.get(name);
            if (tensor == null) {
                throw cannotResume("the model has no tensor " + name);
            }
            if (info.dtype() != DType.F32) {
                throw cannotResume("tensor " + name + " must be F32, got " + info.dtype());
            }
            if (!Arrays.equals(info.dims(), tensor.shape().toArray())) {
                throw cannotResume("shape of " + name + " must be " + info.shape() + ", got " + tensor.shape());
            }
        }
    }

    private IllegalArgumentException cannotResume(String difference) {
        return new IllegalArgumentException("cannot resume from " + folder + ": " + difference);
    }

    private static Map<String, Tensor> moments(AdamW optimizer) {
        Map<String, Tensor> moments = new LinkedHashMap<>();
        optimizer.firstMoments().forEach((name, moment) -> moments.put("first/" + name, moment));
        optimizer.secondMoments().forEach((name, moment) -> moments.put("second/" + name, moment));
        return moments;
    }

    private static void write(Path file, Map<String, Tensor> tensors) throws IOException {
        SafetensorsWriter writer = new SafetensorsWriter();
        tensors.forEach((name, tensor) -> {
            List<Long> shape = Arrays.stream(tensor.shape().toArray())
                    .asLongStream()
                    .boxed()
                    .toList();
            TensorBackend backend = tensor.backend();
            writer.addPieces(
                    name,
                    DType.F32,
                    shape,
                    (from, piece) -> backend.read(tensor.storage(), (int) from, piece, 0, piece.length));
        });
        writer.write(file);
    }

    private static void read(SafetensorsFile file, Map<String, Tensor> tensors) throws IOException {
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            entry.getValue().assign(file.readFloats(entry.getKey()));
        }
    }
}
