// Made by toolwright generate. Do not edit: change the catalog instead.
import { owns, validator } from "toolwright/validation";

export const input = validator((() => {
const pattern0 = new RegExp("^SHP-[0-9]{6}$", "u");
const pattern1 = new RegExp("^VEH-[0-9]{4}$", "u");
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.shipment_id === undefined) || (!(owns(data, "shipment_id")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "shipment_id"}};
(vErrors ??= []).push(err0);
errors++;
}
if((data.vehicle_id === undefined) || (!(owns(data, "vehicle_id")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "vehicle_id"}};
(vErrors ??= []).push(err1);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!((key0 === "shipment_id") || (key0 === "vehicle_id"))){
const err2 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["shipment_id","vehicle_id"], closed: true}};
(vErrors ??= []).push(err2);
errors++;
}
if(errors > before0){
break;
}
}
if(data.shipment_id !== undefined && owns(data, "shipment_id")){
let data0 = data.shipment_id;
const _errs2 = errors;
const _errs3 = errors;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err3 = {instancePath:instancePath+"/shipment_id",keyword:"pattern",params:{pattern: "^SHP-[0-9]{6}$"}};
(vErrors ??= []).push(err3);
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/shipment_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err4);
errors++;
}
var valid1 = _errs3 === errors;
var valid0 = _errs2 === errors;
}
if(data.vehicle_id !== undefined && owns(data, "vehicle_id")){
let data1 = data.vehicle_id;
const _errs5 = errors;
const _errs6 = errors;
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
const err5 = {instancePath:instancePath+"/vehicle_id",keyword:"pattern",params:{pattern: "^VEH-[0-9]{4}$"}};
(vErrors ??= []).push(err5);
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/vehicle_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err6);
errors++;
}
var valid2 = _errs6 === errors;
var valid0 = _errs5 === errors;
}
}
else {
const err7 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err7);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());

export const output = validator((() => {
const pattern0 = new RegExp("^SHP-[0-9]{6}$", "u");
const pattern1 = new RegExp("^VEH-[0-9]{4}$", "u");
const pattern2 = new RegExp("^DRV-[0-9]{4}$", "u");
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.shipment_id === undefined) || (!(owns(data, "shipment_id")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "shipment_id"}};
(vErrors ??= []).push(err0);
errors++;
}
if((data.vehicle_id === undefined) || (!(owns(data, "vehicle_id")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "vehicle_id"}};
(vErrors ??= []).push(err1);
errors++;
}
if((data.driver_id === undefined) || (!(owns(data, "driver_id")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "driver_id"}};
(vErrors ??= []).push(err2);
errors++;
}
if((data.free_payload_kg === undefined) || (!(owns(data, "free_payload_kg")))){
const err3 = {instancePath,keyword:"required",params:{missingProperty: "free_payload_kg"}};
(vErrors ??= []).push(err3);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!((((key0 === "shipment_id") || (key0 === "vehicle_id")) || (key0 === "driver_id")) || (key0 === "free_payload_kg"))){
const err4 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["shipment_id","vehicle_id","driver_id","free_payload_kg"], closed: true}};
(vErrors ??= []).push(err4);
errors++;
}
if(errors > before0){
break;
}
}
if(data.shipment_id !== undefined && owns(data, "shipment_id")){
let data0 = data.shipment_id;
const _errs2 = errors;
const _errs3 = errors;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err5 = {instancePath:instancePath+"/shipment_id",keyword:"pattern",params:{pattern: "^SHP-[0-9]{6}$"}};
(vErrors ??= []).push(err5);
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/shipment_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err6);
errors++;
}
var valid1 = _errs3 === errors;
var valid0 = _errs2 === errors;
}
if(data.vehicle_id !== undefined && owns(data, "vehicle_id")){
let data1 = data.vehicle_id;
const _errs5 = errors;
const _errs6 = errors;
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
const err7 = {instancePath:instancePath+"/vehicle_id",keyword:"pattern",params:{pattern: "^VEH-[0-9]{4}$"}};
(vErrors ??= []).push(err7);
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/vehicle_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err8);
errors++;
}
var valid2 = _errs6 === errors;
var valid0 = _errs5 === errors;
}
if(data.driver_id !== undefined && owns(data, "driver_id")){
let data2 = data.driver_id;
const _errs8 = errors;
const _errs9 = errors;
if(typeof data2 === "string"){
if(!pattern2.test(data2)){
const err9 = {instancePath:instancePath+"/driver_id",keyword:"pattern",params:{pattern: "^DRV-[0-9]{4}$"}};
(vErrors ??= []).push(err9);
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/driver_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err10);
errors++;
}
var valid3 = _errs9 === errors;
var valid0 = _errs8 === errors;
}
if(data.free_payload_kg !== undefined && owns(data, "free_payload_kg")){
let data3 = data.free_payload_kg;
const _errs11 = errors;
if(!((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3)))){
const err11 = {instancePath:instancePath+"/free_payload_kg",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err11);
errors++;
}
if(typeof data3 == "number"){
if(data3 > 100000 || isNaN(data3)){
const err12 = {instancePath:instancePath+"/free_payload_kg",keyword:"maximum",params:{comparison: "<=", limit: 100000}};
(vErrors ??= []).push(err12);
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err13 = {instancePath:instancePath+"/free_payload_kg",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err13);
errors++;
}
}
var valid0 = _errs11 === errors;
}
}
else {
const err14 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err14);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
